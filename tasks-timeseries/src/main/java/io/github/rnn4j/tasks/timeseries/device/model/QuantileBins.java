package io.github.rnn4j.tasks.timeseries.device.model;

import java.util.Arrays;

/**
 * Numbers rounded up to one of a few quantiles of their column, which makes growing trees many times quicker: the effort of Tribuo's
 * search for a split goes with the number of distinct values. Immutable.
 */
final class QuantileBins {
    private static final int MOST = 64;

    private final double[][] edges;

    /**
     * Takes the quantiles.
     *
     * @param rows {@code [rows, columns]}, at least one row
     */
    QuantileBins(double[][] rows) {
        this.edges = new double[rows[0].length][];
        for (int column = 0; column < edges.length; column++) {
            double[] sorted = new double[rows.length];
            for (int row = 0; row < sorted.length; row++) {
                sorted[row] = rows[row][column] + 0.0; // one zero, not two
            }
            Arrays.sort(sorted);
            double[] quantiles = new double[MOST];
            for (int i = 0; i < MOST; i++) {
                quantiles[i] = sorted[Math.max(0, (int) ((long) (i + 1) * sorted.length / MOST) - 1)];
            }
            edges[column] = Arrays.stream(quantiles).distinct().toArray();
        }
    }

    /** Returns the least edge that is not below the value, or the greatest. */
    double round(int column, double value) {
        double[] of = edges[column];
        int at = Arrays.binarySearch(of, value + 0.0);
        return of[Math.min(at >= 0 ? at : -at - 1, of.length - 1)];
    }

    /** Returns the greatest edge up to a threshold: what is not above it is rounded to the threshold at most. */
    double below(int column, double threshold) {
        double[] of = edges[column];
        int at = Arrays.binarySearch(of, threshold + 0.0);
        return at >= 0 ? of[at] : of[Math.max(0, -at - 2)];
    }
}
