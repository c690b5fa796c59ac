package io.github.rnn4j.tasks.common.latency;

import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts what a measurement sees, in histograms that allocate nothing while it runs. Confined to one thread. */
final class LatencyRecorder {
    /** Digits of a time that are kept. */
    private static final int DIGITS = 3;

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final double MICRO = 1e3;

    private final LatencySpec spec;
    private final long budgetNanos;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram lateness = new Histogram(LONGEST_NANOS, DIGITS);
    private long busyNanos;
    private long overBudget;

    LatencyRecorder(LatencySpec spec) {
        this.spec = spec;
        Duration budget = spec.budget();
        this.budgetNanos = budget == null ? Long.MAX_VALUE : budget.toNanos();
    }

    /**
     * Takes a call.
     *
     * @param latencyNanos from when it was due
     * @param serviceNanos from when it was asked
     */
    void answered(long latencyNanos, long serviceNanos) {
        latencies.recordValue(Math.min(latencyNanos, LONGEST_NANOS));
        busyNanos += serviceNanos;
        if (latencyNanos > budgetNanos) {
            overBudget++;
        }
    }

    /** Takes by how much a call was asked late although the answer before it was there. */
    void generated(long lateNanos) {
        lateness.recordValue(Math.min(lateNanos, LONGEST_NANOS));
    }

    LatencyMicros result(long elapsedNanos) {
        return new LatencyMicros(
                quantile(latencies, 50),
                quantile(latencies, 99),
                quantile(latencies, 99.9),
                latencies.getMaxValue() / MICRO,
                spec.rate(),
                latencies.getTotalCount(),
                busyNanos / (double) elapsedNanos,
                new LatencyMicros.Generator(quantile(lateness, 99), lateness.getMaxValue() / MICRO),
                budget());
    }

    private LatencyMicros.@Nullable Budget budget() {
        return spec.budget() == null
                ? null
                : new LatencyMicros.Budget(
                        budgetNanos / MICRO, overBudget, overBudget / (double) latencies.getTotalCount());
    }

    private static double quantile(Histogram histogram, double percent) {
        return histogram.getValueAtPercentile(percent) / MICRO;
    }
}
