package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * The mean of differences of losses and how sure it is, though neighbours are alike (Diebold and Mariano, Journal of Business and Economic
 * Statistics 13(3), 1995), with the variance of Newey and West (Econometrica 55(3), 1987): autocovariances up to a lag, weighted down to 0.
 *
 * @param mean of the differences
 * @param error standard error of the mean
 */
@Experimental
public record NeweyWest(double mean, double error) {
    /**
     * Computes both.
     *
     * @param differences in the order of time, at least one
     * @param lag how far neighbours are alike, at least 0; no less than the horizon of the forecasts
     */
    public static NeweyWest of(double[] differences, int lag) {
        int count = differences.length;
        double mean = 0;
        for (double value : differences) {
            mean += value / count;
        }
        double variance = covariance(differences, mean, 0);
        for (int k = 1; k <= Math.min(lag, count - 1); k++) {
            variance += 2 * (1 - k / (lag + 1.0)) * covariance(differences, mean, k);
        }
        return new NeweyWest(mean, Math.sqrt(variance / count));
    }

    private static double covariance(double[] values, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }

    /** Returns the two-sided probability of a mean as far from 0 if there were no difference. */
    public double p() {
        return error == 0 ? (mean == 0 ? 1 : 0) : Math.min(1, 2 * upperTail(Math.abs(mean / error)));
    }

    /** Upper tail of the normal distribution, right to 7.5e-8 (Abramowitz and Stegun, 1964, 26.2.17). */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
