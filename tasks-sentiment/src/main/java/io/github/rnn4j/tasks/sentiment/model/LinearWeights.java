package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.Arrays;

/**
 * Weights of a linear model: one output for two classes (the score of the last class), else one for each class. Immutable.
 */
final class LinearWeights {
    private final float[][] weights;
    private final float[] biases;

    /**
     * Copies them.
     *
     * @param weights {@code [outputs, features]}, by identifier
     * @param biases {@code [outputs]}
     */
    LinearWeights(float[][] weights, float[] biases) {
        this.weights = copy(weights);
        this.biases = biases.clone();
    }

    float[][] weights() {
        return copy(weights);
    }

    float[] biases() {
        return biases.clone();
    }

    long count() {
        return (long) weights.length * weights[0].length + biases.length;
    }

    private static float[][] copy(float[][] weights) {
        return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
    }

    /**
     * Checks the shapes.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if they do not go together
     */
    LinearWeights check(Vocabulary features) {
        boolean fits = weights.length >= 1 && weights.length != 2 && weights.length == biases.length;
        for (float[] row : weights) {
            fits &= row.length == features.size();
        }
        if (!fits) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "weights: expected [outputs, " + features.size() + "] and [outputs] with one output, or three or"
                            + " more, but got " + weights.length + " and " + biases.length);
        }
        return this;
    }

    /**
     * Returns the score of every class.
     *
     * @param present features that a text has
     * @param values value of each
     */
    float[] scores(int[] present, double[] values) {
        float[] scores = new float[weights.length == 1 ? 2 : weights.length];
        int first = scores.length - weights.length;
        for (int output = 0; output < weights.length; output++) {
            double sum = biases[output];
            for (int i = 0; i < present.length; i++) {
                sum += weights[output][present[i]] * values[i];
            }
            scores[first + output] = (float) sum;
        }
        return scores;
    }
}
