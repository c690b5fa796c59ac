package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.scaling.RunScalers;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What turns frames into the windows that models see. Immutable.
 *
 * @param features names of what a frame measures, in order
 * @param steps frames of a window
 * @param scaling which frames a scale is taken from
 * @param trained the scale of the training frames; null where each run has its own
 * @param limit deviations that the network sees at the most: a sensor far out is no further out than that
 */
@Experimental
public record WindowSettings(
        List<String> features,
        int steps,
        Scaling scaling,
        @Nullable FeatureScaler trained,
        double limit) {
    public WindowSettings {
        features = List.copyOf(features);
    }

    /**
     * Returns the settings that go with data to learn from.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a feature is constant over the frames that its
     *     scale is taken from
     */
    public static WindowSettings fit(DeviceData data, int steps, Scaling scaling, double limit) {
        FeatureScaler trained = scaling.ownFrames() == 0 ? RunScalers.ofTraining(data) : null;
        return new WindowSettings(data.features(), steps, scaling, trained, limit);
    }

    /**
     * Returns the windows of a part, with their states, on their scales.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a feature of a run is constant over the frames that
     *     its own scale is taken from
     */
    public LabelledWindows windows(DeviceData data, Part part) {
        RunScalers scalers =
                trained == null ? RunScalers.ofRuns(data, scaling.ownFrames()) : RunScalers.same(data, trained);
        return LabelledWindows.of(data, scalers, new Windows(steps, scaling.ownFrames()).of(data.runs(), part), steps);
    }

    /** Returns a window as the network's input. */
    public Steps.Features input(float[] window) {
        float[] values = new float[window.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(-limit, Math.min(limit, window[i]));
        }
        return new Steps.Features(features.size(), values);
    }
}
