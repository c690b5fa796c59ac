package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.tasks.timeseries.tick.window.StretchSums;

/**
 * The exponentially weighted mean of the squared returns of the session so far.
 *
 * @see StretchSums#exponentialMeanSquare
 */
final class ExponentialMean implements TickForecaster {
    static final String NAME = "ewma";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public double forecast(TickQuestion question) {
        return question.profile().logRoot(question.bars().stretch().exponentialMeanSquare());
    }
}
