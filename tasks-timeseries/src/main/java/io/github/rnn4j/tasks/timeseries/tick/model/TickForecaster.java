package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A baseline: answers for windows without being a network. Thread-safe.
 */
@Experimental
public interface TickForecaster {
    /** Returns its name in results and model files. */
    String name();

    /** Returns how many numbers it has learned. */
    long parameters();

    /**
     * Returns what it expects: of volatility the logarithm of the root mean square of the returns to come; of direction a number that is
     * above 0 for up, like a logit.
     */
    double forecast(TickQuestion question);
}
