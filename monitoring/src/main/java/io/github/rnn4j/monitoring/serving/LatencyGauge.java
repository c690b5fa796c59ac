package io.github.rnn4j.monitoring.serving;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long answers took: quantiles of the last ones, a histogram of all. Not safe for use by several threads. */
final class LatencyGauge {
    private static final long GREATEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;
    private static final double NANOS_OF_A_MICRO = 1e3;

    /** Up to 1 microsecond, 2, 4, and so on up to an hour. */
    private static final int BOUNDS = 33;

    private final Histogram last = new Histogram(GREATEST_NANOS, DIGITS);
    private final long[] all = new long[BOUNDS];

    /** Takes an answer; one of more than an hour as one of an hour. */
    void add(long nanos) {
        long known = Math.max(0, Math.min(nanos, GREATEST_NANOS));
        last.recordValue(known);
        long micros = (known + 999) / 1_000;
        all[micros <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(micros - 1)]++;
    }

    /** Returns what a percentage of the last answers took no longer than, in microseconds; NaN of none. */
    double micros(double percentile) {
        return last.getTotalCount() == 0 ? Double.NaN : last.getValueAtPercentile(percentile) / NANOS_OF_A_MICRO;
    }

    /** Returns how many of all answers fall under each bound and not under the one before. */
    List<Long> histogram() {
        return Arrays.stream(all).boxed().toList();
    }

    /** Forgets the last answers, and not their place in the histogram. */
    void restart() {
        last.reset();
    }
}
