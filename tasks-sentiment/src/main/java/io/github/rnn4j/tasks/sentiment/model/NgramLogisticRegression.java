package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model over the tokens and token pairs that are present in a text. The naive Bayes factor of each feature is
 * multiplied into its weight, so an answer is a sum of weights. Immutable and thread-safe.
 */
@Experimental
public final class NgramLogisticRegression implements LinearModel {
    private final Reading reading;
    private final Vocabulary features;
    private final LinearWeights weights;

    /**
     * Copies the weights.
     *
     * @param features numbers of the features
     * @param weights {@code [outputs, features]}, by identifier; one output for two classes (the logit of the last class),
     *     else one for each class
     * @param biases {@code [outputs]}
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if the shapes do not go together
     */
    public NgramLogisticRegression(Reading reading, Vocabulary features, float[][] weights, float[] biases) {
        this.reading = reading;
        this.features = features;
        this.weights = new LinearWeights(weights, biases).check(features);
    }

    @Override
    public Reading reading() {
        return reading;
    }

    @Override
    public Vocabulary features() {
        return features;
    }

    /** Returns a copy of the weights, {@code [outputs, features]}. */
    public float[][] weights() {
        return weights.weights();
    }

    /** Returns a copy of the biases, {@code [outputs]}. */
    public float[] biases() {
        return weights.biases();
    }

    @Override
    public long parameters() {
        return weights.count();
    }

    @Override
    public float[] scores(List<String> tokens) {
        return scores(present(features, tokens));
    }

    float[] scores(int[] present) {
        double[] ones = new double[present.length];
        Arrays.fill(ones, 1);
        return weights.scores(present, ones);
    }

    /** Returns the known features of a text, each once, ascending. */
    static int[] present(Vocabulary features, List<String> tokens) {
        return Arrays.stream(LinearModel.occurring(features, tokens)).distinct().toArray();
    }
}
