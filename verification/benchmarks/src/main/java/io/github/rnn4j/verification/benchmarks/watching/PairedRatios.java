package io.github.rnn4j.verification.benchmarks.watching;

import java.util.Arrays;

/**
 * Ratios of pairs that were measured side by side: their median, and an interval that holds the true median with {@link #CONFIDENCE} at
 * the least, whatever their distribution is: the order statistics between which a sign test places it (Conover, Practical Nonparametric
 * Statistics, 1999, section 3.2).
 *
 * @param median of the ratios
 * @param low end of the interval
 * @param high end of the interval
 */
public record PairedRatios(double median, double low, double high) {
    /** How sure the interval is. */
    public static final double CONFIDENCE = 0.95;

    /** Of fewer pairs no interval is so sure. */
    public static final int FEWEST = 6;

    /**
     * Takes ratios.
     *
     * @param ratios {@link #FEWEST} at the least
     */
    static PairedRatios of(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int outside = outside(n);
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new PairedRatios(median, sorted[outside], sorted[n - 1 - outside]);
    }

    /** Returns how many ratios lie outside of the interval on either side. */
    static int outside(int pairs) {
        double probability = Math.pow(0.5, pairs);
        double tail = probability;
        int outside = 0;
        while (2 * (tail + probability * (pairs - outside) / (outside + 1)) <= 1 - CONFIDENCE) {
            probability *= (double) (pairs - outside) / (outside + 1);
            tail += probability;
            outside++;
        }
        return outside;
    }
}
