package io.github.rnn4j.tasks.timeseries.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * The greatest |z| of a window: how far any feature is from its mean, in deviations. Learns nothing and knows two states only. Thread-safe.
 */
@Experimental
public record GreatestDeviation() implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "greatest-deviation";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] scores(float[] window) {
        float greatest = 0;
        for (float value : window) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return new double[] {0, greatest};
    }
}
