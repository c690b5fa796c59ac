package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A baseline with the factor that makes its forecasts of variances unbiased.
 *
 * @param model says the logarithm of the root mean square
 * @param varianceFactor what its square is multiplied by; 1 for the direction
 * @see io.github.rnn4j.tasks.timeseries.tick.evaluation.Qlike#varianceFactor
 */
@Experimental
public record ScaledForecaster(TickForecaster model, double varianceFactor) {}
