package io.github.rnn4j.tasks.timeseries.device.window;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A window as a few numbers for each feature: mean, standard deviation, least, greatest, last value, and what it grows by from step to
 * step (the slope of the line of least squares). Thread-safe.
 *
 * @param inputSize features of a frame, at least 1
 */
@Experimental
public record WindowStatistics(int inputSize) {
    private static final int EACH = 6;

    /** Returns how many numbers there are. */
    public int size() {
        return EACH * inputSize;
    }

    /**
     * Describes a window.
     *
     * @param values {@code [timeSteps, features]}, at least one step
     * @return {@code [features, 6]}
     */
    public double[] of(float[] values) {
        double[] statistics = new double[size()];
        int steps = values.length / inputSize;
        for (int feature = 0; feature < inputSize; feature++) {
            describe(values, feature, steps, statistics);
        }
        return statistics;
    }

    private void describe(float[] values, int feature, int steps, double[] statistics) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            double value = values[step * inputSize + feature];
            sum += value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double mean = sum / steps;
        double squares = 0;
        double moments = 0;
        double middle = (steps - 1) / 2.0;
        double spread = 0;
        for (int step = 0; step < steps; step++) {
            double off = values[step * inputSize + feature] - mean;
            squares += off * off;
            moments += (step - middle) * off;
            spread += (step - middle) * (step - middle);
        }
        int at = EACH * feature;
        statistics[at] = mean;
        statistics[at + 1] = Math.sqrt(squares / steps);
        statistics[at + 2] = least;
        statistics[at + 3] = greatest;
        statistics[at + 4] = values[(steps - 1) * inputSize + feature];
        statistics[at + 5] = spread == 0 ? 0 : moments / spread;
    }
}
