package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.model.TickFeatures;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;

/**
 * What a model expects at the close of a bar. Immutable, by agreement: the array is not copied.
 *
 * @param target what is forecast
 * @param forecast of volatility the logarithm of the root mean square of the log returns to come, as {@code r2Log} scores it; of direction
 *     a logit, above 0 for up
 * @param varianceFactor what forecasts of variances are multiplied by, as {@code qlike} scores them; 1 for the direction
 * @param inputs the bar's features on the model's scale, {@link TickFeatures#OF_THE_BAR}: what drift is told by
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TickAnswer(TickTarget target, double forecast, double varianceFactor, float[] inputs) {
    /**
     * Returns the volatility to come, the root of the forecast of the variance of a bar's log return: 0.001 is a tenth of a percent.
     * Meaningful for that target only.
     */
    public double volatility() {
        return Math.sqrt(varianceFactor * Math.exp(2 * forecast));
    }

    /** Returns the probability that the next bar goes up, by a sigmoid of the forecast. Meaningful for the target direction only. */
    public double probabilityUp() {
        return 1 / (1 + Math.exp(-forecast));
    }

    /** Returns whether the next bar is expected to go up. Meaningful for the target direction only. */
    public boolean isUp() {
        return forecast > 0;
    }
}
