package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long one answer takes, in microseconds, on one warm thread.
 *
 * @param p50 half of the answers were at least that fast
 * @param p99 99 of 100 were
 * @param p999 999 of 1,000 were
 */
@Experimental
public record LatencyMicros(double p50, double p99, double p999) {
    private static final int CALLS = 5_000;

    /** Asks once for each question in turn, 5,000 times to warm up and 5,000 times measured. */
    public static <Q> LatencyMicros measure(List<Q> questions, Consumer<Q> ask) {
        double[] micros = new double[CALLS];
        for (int round = 0; round < 2; round++) {
            for (int call = 0; call < CALLS; call++) {
                Q question = questions.get(call % questions.size());
                long start = System.nanoTime();
                ask.accept(question);
                micros[call] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return new LatencyMicros(quantile(micros, 0.5), quantile(micros, 0.99), quantile(micros, 0.999));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
