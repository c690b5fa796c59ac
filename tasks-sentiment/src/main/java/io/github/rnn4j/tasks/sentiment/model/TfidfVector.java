package io.github.rnn4j.tasks.sentiment.model;

import java.util.Arrays;

/**
 * A text as features and their values, of length 1 all together (Salton and Buckley, Information Processing and Management
 * 1988); without features it has none.
 */
final class TfidfVector {
    private final int[] features;
    private final double[] values;

    private TfidfVector(int[] features, double[] values) {
        this.features = features;
        this.values = values;
    }

    /** Returns the identifiers, each once, ascending; not a copy. */
    int[] features() {
        return features;
    }

    /** Returns the value of each feature; not a copy. */
    double[] values() {
        return values;
    }

    /**
     * Weighs what stands in a text.
     *
     * @param occurring features in ascending order, one that stands there twice twice
     * @param idf inverse document frequency by feature
     */
    static TfidfVector of(int[] occurring, float[] idf) {
        int[] features = Arrays.stream(occurring).distinct().toArray();
        double[] values = new double[features.length];
        int at = -1;
        for (int i = 0; i < occurring.length; i++) {
            at += i == 0 || occurring[i] != occurring[i - 1] ? 1 : 0;
            values[at]++;
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (1 + Math.log(values[i])) * idf[features[i]];
            squares += values[i] * values[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] /= length;
        }
        return new TfidfVector(features, values);
    }

    /** Smoothed, as if one more text held every feature: {@code ln((1 + texts) / (1 + texts with it)) + 1}. */
    static float[] idf(int[][] occurring, int features) {
        int[] texts = new int[features];
        for (int[] text : occurring) {
            Arrays.stream(text).distinct().forEach(feature -> texts[feature]++);
        }
        float[] idf = new float[features];
        for (int feature = 0; feature < features; feature++) {
            idf[feature] = (float) (Math.log((1.0 + occurring.length) / (1.0 + texts[feature])) + 1);
        }
        return idf;
    }
}
