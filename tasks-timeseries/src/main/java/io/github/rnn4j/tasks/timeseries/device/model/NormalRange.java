package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where the values of normal frames mostly are, if they stay there: what a forecast is made from and what it may say is cut to it. A forecast that followed a
 * device out of its normal range would call it normal there, and a shift would be an error of one frame. Immutable.
 *
 * @param lower least value of each feature, on its scale
 * @param upper greatest value of each feature, at least the least
 */
@Experimental
public record NormalRange(List<Double> lower, List<Double> upper) {
    /** Share of the normal frames that is below the range, and above it. */
    private static final double OUTSIDE = 0.1;

    /** Share of other normal frames outside from which on the range says nothing; a fifth is what is to be expected. */
    private static final double WANDERS = 0.5;

    /** Deviations that a feature without a range is cut at, so that a broken value has an end. */
    private static final double FAR = 1e3;

    public NormalRange {
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        boolean ordered = lower.size() == upper.size();
        for (int feature = 0; ordered && feature < lower.size(); feature++) {
            ordered = lower.get(feature) <= upper.get(feature);
        }
        if (!ordered) {
            throw new InvalidSpecException(
                    "range: expected a lower and an upper value of each feature but got " + lower + " and " + upper);
        }
    }

    /**
     * Takes the range of each feature from normal windows. A feature that other normal windows mostly leave it with wanders, or is another one
     * with each device: it is left as it is, so that only how it changes can be an error.
     *
     * @param windows to take it from
     * @param others of other devices or times
     * @param limit deviations from the mean that it goes to at the most
     */
    public static NormalRange fit(LabelledWindows windows, LabelledWindows others, double limit) {
        int features = windows.inputSize();
        List<Double> lower = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            double[] sorted = last(windows, feature).sorted().toArray();
            int outside = (int) (OUTSIDE * sorted.length);
            double least = Math.max(-limit, Math.min(limit, sorted[outside]));
            double greatest = Math.max(-limit, Math.min(limit, sorted[sorted.length - 1 - outside]));
            long left = last(others, feature)
                    .filter(value -> value < least || value > greatest)
                    .count();
            boolean wanders = left > WANDERS * others.size();
            lower.add(wanders ? -FAR : least);
            upper.add(wanders ? FAR : greatest);
        }
        return new NormalRange(lower, upper);
    }

    private static DoubleStream last(LabelledWindows windows, int feature) {
        int fromEnd = windows.inputSize() - feature;
        return windows.values().stream().mapToDouble(window -> window[window.length - fromEnd]);
    }

    /** Returns how many features a frame has. */
    public int features() {
        return lower.size();
    }

    /** Returns a value of a feature, or what the range has that is next to it. */
    public float cut(int feature, float value) {
        return (float) Math.max(lower.get(feature), Math.min(upper.get(feature), value));
    }

    /** Returns the frames of a window that its last one is forecast from, cut, {@code [timeSteps - 1, features]}. */
    public float[] before(float[] window) {
        float[] before = Arrays.copyOf(window, window.length - features());
        for (int i = 0; i < before.length; i++) {
            before[i] = cut(i % features(), before[i]);
        }
        return before;
    }

    /** Returns a window's last frame, cut: what a forecast learns to say. */
    public double[] last(float[] window) {
        double[] last = new double[features()];
        for (int feature = 0; feature < last.length; feature++) {
            last[feature] = cut(feature, window[window.length - last.length + feature]);
        }
        return last;
    }
}
