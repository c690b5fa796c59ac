package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import java.util.List;

/**
 * A network with what makes forecasts of its answers.
 *
 * @param network the network
 * @param anchored whether what it puts out is added to the first baseline's forecast
 * @param varianceFactor what its forecasts of variances are multiplied by; 1 for the direction
 */
@Experimental
public record ScaledNetwork(SavedNetwork network, boolean anchored, double varianceFactor) {
    /** Returns this network with another factor. */
    public ScaledNetwork withVarianceFactor(double factor) {
        return new ScaledNetwork(network, anchored, factor);
    }

    /** Returns its forecast for each window. */
    public double[] forecasts(Backend backend, TickSettings settings, TickForecaster anchor, TickSample sample) {
        return forecasts(NetworkOutputs.of(backend, network, inputs(settings, sample)), settings, anchor, sample);
    }

    /** Returns the forecast for each window of this network where it is open. */
    public double[] forecasts(Model open, TickSettings settings, TickForecaster anchor, TickSample sample) {
        return forecasts(NetworkOutputs.of(open, inputs(settings, sample)), settings, anchor, sample);
    }

    private static List<Steps.Features> inputs(TickSettings settings, TickSample sample) {
        return sample.questions().stream().map(settings::input).toList();
    }

    private double[] forecasts(List<float[]> outputs, TickSettings settings, TickForecaster anchor, TickSample sample) {
        double[] forecasts = new double[outputs.size()];
        for (int i = 0; i < forecasts.length; i++) {
            forecasts[i] = forecast(
                    outputs.get(i)[0], settings, anchor, sample.questions().get(i));
        }
        return forecasts;
    }

    /** Returns what an output of the network means for a window. */
    public double forecast(float output, TickSettings settings, TickForecaster anchor, TickQuestion question) {
        double start = anchored ? settings.scaled(anchor.forecast(question)) : 0;
        return settings.unscaled(start + output);
    }
}
