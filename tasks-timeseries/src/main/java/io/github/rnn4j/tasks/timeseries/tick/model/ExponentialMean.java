package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;

/**
 * The exponentially weighted mean of the squared returns of the session so far (EWMA; RiskMetrics Technical Document, 1996), the weights
 * adding up to 1 however short the session is.
 */
final class ExponentialMean implements TickForecaster {
    static final String NAME = "ewma";

    /** What a bar weighs beside the next one: RiskMetrics' for daily returns, half within 11 bars. */
    private static final double DECAY = 0.94;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double forecast(TickQuestion question) {
        TickWindow window = question.window();
        double sum = 0;
        double weights = 0;
        for (int i = window.series().start(window.end()); i <= window.end(); i++) {
            double own = window.series().logReturn(i);
            sum = DECAY * sum + own * own;
            weights = DECAY * weights + 1;
        }
        return question.profile().logRoot(sum / weights);
    }
}
