package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.scaling.RunScalers;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
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
    /** Mean of |z| of a normal distribution: the square root of 2 / pi. */
    private static final float MEAN_MAGNITUDE = 0.798f;

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
        return fit(data, steps, scaling, limit, false);
    }

    /**
     * Returns the settings that go with data to learn from.
     *
     * @param normalOnly whether only normal frames are learned from
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a feature is constant over the frames that its
     *     scale is taken from
     */
    public static WindowSettings fit(DeviceData data, int steps, Scaling scaling, double limit, boolean normalOnly) {
        FeatureScaler trained = scaling.ownFrames() == 0 ? RunScalers.ofTraining(data, normalOnly) : null;
        return new WindowSettings(data.features(), steps, scaling, trained, limit);
    }

    /**
     * Returns the windows of a part, with their states, on their scales.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a feature of a run is constant over the frames that
     *     its own scale is taken from
     */
    public LabelledWindows windows(DeviceData data, Part part) {
        return windows(data, new Windows(steps, scaling.ownFrames()).of(data.runs(), part));
    }

    /**
     * Returns those windows of a part all of whose frames are normal, as all are taken to be where the data has no states, on their scales.
     *
     * @throws io.github.rnn4j.api.error.RnnException as with {@link #windows}
     */
    public LabelledWindows normalWindows(DeviceData data, Part part) {
        return windows(
                data,
                new Windows(steps, scaling.ownFrames())
                        .ofState(data.runs(), part, data.classes().isEmpty() ? -1 : 0));
    }

    private LabelledWindows windows(DeviceData data, List<Window> windows) {
        RunScalers scalers =
                trained == null ? RunScalers.ofRuns(data, scaling.ownFrames()) : RunScalers.same(data, trained);
        return LabelledWindows.of(data, scalers, windows, steps);
    }

    /** Returns how many numbers of a frame the network sees. */
    public int inputSize() {
        return 2 * features.size();
    }

    /**
     * Returns what a network reads of a window.
     *
     * @param range of the frames before the last, for a network that forecasts that one and must not see it; null for any other
     */
    public Steps.Features input(float[] window, @Nullable NormalRange range) {
        return input(range == null ? window : range.before(window));
    }

    /**
     * Returns a window as the network's input: of each frame its features, then their magnitudes less what they are on average, for a fault
     * may show on either side of the normal value, and a unit that saturates sees one side.
     */
    public Steps.Features input(float[] window) {
        int size = features.size();
        float[] values = new float[2 * window.length];
        for (int i = 0; i < window.length; i++) {
            float value = (float) Math.max(-limit, Math.min(limit, window[i]));
            int at = 2 * size * (i / size) + i % size;
            values[at] = value;
            values[at + size] = Math.abs(value) - MEAN_MAGNITUDE;
        }
        return new Steps.Features(inputSize(), values);
    }
}
