package io.github.rnn4j.verification.benchmarks.watching;

import java.util.Arrays;

/**
 * What it costs to watch one training.
 *
 * @param training its name
 * @param steps how many it has
 * @param looks into how many it was looked, at the most
 * @param aloneMillis what its thread computes when nobody watches, the median
 * @param ratio what it computes when everything is on, in these
 * @param limit the most that the upper end of the interval may be
 * @param within whether it is
 */
public record WatchingCost(
        String training, int steps, int looks, double aloneMillis, PairedRatios ratio, double limit, boolean within) {
    /** What the project promises. */
    public static final double LIMIT = 1.05;

    static WatchingCost of(String training, int steps, double[] alone, double[] ratios, int looks) {
        double[] sorted = alone.clone();
        Arrays.sort(sorted);
        PairedRatios ratio = PairedRatios.of(ratios);
        return new WatchingCost(training, steps, looks, sorted[sorted.length / 2], ratio, LIMIT, ratio.high() <= LIMIT);
    }
}
