package io.github.rnn4j.verification.benchmarks.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.verification.benchmarks.contender.Contender;
import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.contender.Rnn4jContender;
import io.github.rnn4j.verification.benchmarks.machine.PeakMeter;
import io.github.rnn4j.verification.benchmarks.machine.VectorLoops;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;

/**
 * One measurement in a Java process of its own, answered by a line of JSON: {@code peaks}, or {@code time CONTENDER WORKLOAD
 * THREADS WARM_MILLIS MILLIS}.
 */
public final class Worker {
    /** The answer's line begins with this: engines may print lines of their own. */
    public static final String ANSWER = "answer: ";

    private static final String LOOPS = "io.github.rnn4j.verification.benchmarks.machine.vector.IncubatorLoops";
    /** Calls before the outputs are compared: training goes on from call to call. */
    private static final int CHECKED_CALLS = 3;

    private static final double TOLERANCE = 1e-5;

    private Worker() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream out = System.out;
        Object answer = arguments[0].equals("peaks")
                ? new PeakMeter()
                        .measure(Class.forName(LOOPS)
                                .asSubclass(VectorLoops.class)
                                .getDeclaredConstructor()
                                .newInstance())
                : time(
                        Contenders.valueOf(arguments[1]),
                        Workload.of(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Long.parseLong(arguments[4]),
                        Long.parseLong(arguments[5]));
        out.println(ANSWER + new ObjectMapper().writeValueAsString(answer));
        out.flush();
        System.exit(0);
    }

    private static Timing time(Contenders contender, Workload workload, int threads, long warmMillis, long millis) {
        double[] truth = outputs(new Rnn4jContender(DType.FLOAT64), workload, 1);
        double error = greatest(truth, outputs(contender.open(), workload, threads));
        if (!(error <= TOLERANCE)) {
            throw new IllegalStateException(contender.label() + " on " + workload + ": expected outputs within "
                    + TOLERANCE + " of FLOAT64 but got one " + error + " away. Speed without that means nothing.");
        }
        try (Contender.Prepared prepared = contender.open().prepare(workload, threads)) {
            return Stopwatch.time(prepared::run, error, warmMillis * 1_000_000, millis * 1_000_000);
        }
    }

    private static double[] outputs(Contender contender, Workload workload, int threads) {
        try (Contender.Prepared prepared = contender.prepare(workload, threads)) {
            for (int call = 0; call < CHECKED_CALLS; call++) {
                prepared.run();
            }
            return prepared.output();
        }
    }

    private static double greatest(double[] truth, double[] values) {
        double greatest = truth.length == values.length ? 0 : Double.NaN;
        for (int i = 0; i < truth.length && greatest >= 0; i++) {
            greatest = Math.max(greatest, Math.abs(truth[i] - values[i]));
        }
        return greatest;
    }
}
