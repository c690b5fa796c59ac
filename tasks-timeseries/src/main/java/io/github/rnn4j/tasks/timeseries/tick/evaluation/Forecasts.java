package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * What one model expects of each window. Immutable, by agreement: the array is not copied.
 *
 * @param values of volatility logarithms of root mean squares; of direction numbers that are above 0 for up
 * @param varianceFactor what forecasts of variances are multiplied by
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Forecasts(double[] values, double varianceFactor) {}
