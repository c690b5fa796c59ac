package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Quasi-likelihood of forecasts of variances (Patton, Journal of Econometrics 160(1), 2011): {@code v / h - log(v / h) - 1} of a realised
 * variance {@code v} and its forecast {@code h}; 0 where they are equal, the less the better, the same whatever unit variances are in.
 * Both come here as logarithms of their roots.
 */
@Experimental
public final class Qlike {
    private Qlike() {}

    /**
     * Returns the loss of one forecast.
     *
     * @param realised logarithm of the root of the realised variance
     * @param forecast logarithm of the root of the forecast
     * @param varianceFactor what the forecast of the variance is multiplied by
     */
    public static double of(double realised, double forecast, double varianceFactor) {
        double ratio = Math.exp(2 * (realised - forecast)) / varianceFactor;
        return ratio - Math.log(ratio) - 1;
    }

    /**
     * Returns the factor on forecasts of variances that makes their mean loss least: the mean of {@code v / h}. A forecast of a mean
     * logarithm, taken as that of a variance, is too low by about half of the logarithm's own variance; every model gets its own factor, from
     * the same windows.
     *
     * @param realised logarithms of the roots of realised variances, at least one
     * @param forecasts the same of the forecasts
     */
    public static double varianceFactor(double[] realised, double[] forecasts) {
        double sum = 0;
        for (int i = 0; i < realised.length; i++) {
            sum += Math.exp(2 * (realised[i] - forecasts[i]));
        }
        return sum / realised.length;
    }
}
