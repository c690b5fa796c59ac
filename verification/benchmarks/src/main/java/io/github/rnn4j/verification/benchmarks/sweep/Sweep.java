package io.github.rnn4j.verification.benchmarks.sweep;

import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.report.Result;
import io.github.rnn4j.verification.benchmarks.worker.Processes;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Times both sets of kernels, on one thread, on many workloads, in rounds, so that a busy second does not fall on one size alone. */
public final class Sweep {
    /** Who is timed. */
    public static final List<Contenders> KERNELS = List.of(Contenders.RNN4J, Contenders.RNN4J_PLAIN);

    private Sweep() {}

    /**
     * What was measured.
     *
     * @param peaks the best of all rounds
     * @param timings for each workload, by its name, those by the contender's label
     */
    public record Measured(Peaks peaks, Map<String, Map<String, Timing>> timings) {}

    /**
     * Measures the peaks in every round, and times each workload once in it, however often it is named.
     *
     * @param progress gets a line for each round of each workload
     */
    public static Measured measure(Collection<Workload> workloads, SweepOptions options, PrintWriter progress) {
        List<Peaks> peaks = new ArrayList<>();
        Map<String, Map<String, Timing>> timings = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            peaks.add(Processes.peaks());
            for (Workload workload : new LinkedHashSet<>(workloads)) {
                progress.printf("round %d of %d: %s%n", round + 1, options.rounds(), workload.description());
                progress.flush();
                for (Contenders kernels : KERNELS) {
                    Timing timing = Processes.time(kernels, workload, 1, options.warmMillis(), options.millis());
                    timings.computeIfAbsent(workload.name(), name -> new LinkedHashMap<>())
                            .merge(kernels.label(), timing, Result::join);
                }
            }
        }
        return new Measured(Peaks.best(peaks), timings);
    }

    /** Returns nanoseconds for each multiply-add of a call's products. */
    public static double nanosPerOperation(Workload workload, Timing timing) {
        return 1e3 * timing.bestMicros() / workload.multiplyAdds();
    }
}
