package io.github.rnn4j.tasks.timeseries.scaling;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * Mean and deviation of each feature. Immutable.
 *
 * @param means of each feature
 * @param deviations standard deviation of each feature, > 0
 */
@Experimental
public record FeatureScaler(List<Double> means, List<Double> deviations) {
    public FeatureScaler {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Returns a value on the scale: how many deviations it is above the mean. */
    public float scale(int feature, double value) {
        return scaled(value, means.get(feature), deviations.get(feature));
    }

    /** Returns how many deviations a value is above a mean. */
    public static float scaled(double value, double mean, double deviation) {
        return (float) ((value - mean) / deviation);
    }
}
