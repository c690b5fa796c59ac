package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A network with the threshold of its alarms.
 *
 * @param network from a window to logits
 * @param anchor the baseline whose logits are added to the network's; null for none
 * @param threshold fault score above which an alarm is raised
 * @param error what makes scores of a forecast, if the network forecasts a window's last frame; null if it puts out logits of states
 */
@Experimental
public record AlarmingNetwork(
        SavedNetwork network,
        @Nullable BaselineAnchor anchor,
        double threshold,
        @Nullable FrameError error) {
    /** Returns what the network reads of a window. */
    public Steps.Features input(WindowSettings settings, float[] window) {
        return input(settings, window, error == null ? null : error.range());
    }

    /**
     * Returns what a network reads of a window.
     *
     * @param range of the frames before the last, for a network that forecasts that one and must not see it; null for any other
     */
    public static Steps.Features input(WindowSettings settings, float[] window, @Nullable NormalRange range) {
        return settings.input(range == null ? window : range.before(window));
    }

    /**
     * Returns the scores of the states.
     *
     * @param outputs of the network, with what it starts at added
     * @param window scaled features, {@code [timeSteps, features]}
     */
    public double[] scores(double[] outputs, float[] window) {
        return error == null ? outputs : error.scores(window, outputs);
    }
}
