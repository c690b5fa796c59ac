package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.List;

/**
 * A linear model over the n-grams of a text, each worth {@code (1 + ln count) * idf}, scaled so that a text has length 1. Its
 * scores are distances from a plane, not logits. Immutable and thread-safe.
 */
@Experimental
public final class TfidfSvm implements LinearModel {
    private final Reading reading;
    private final Vocabulary features;
    private final float[] idf;
    private final LinearWeights weights;

    /**
     * Copies the weights.
     *
     * @param features numbers of the features
     * @param idf inverse document frequency of each feature, {@code [features]}, by identifier
     * @param weights {@code [outputs, features]}, by identifier; one output for two classes (the score of the last class), else
     *     one for each class
     * @param biases {@code [outputs]}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the shapes do not go together
     */
    public TfidfSvm(Reading reading, Vocabulary features, float[] idf, float[][] weights, float[] biases) {
        this.reading = reading;
        this.features = features;
        this.idf = idf.clone();
        this.weights = new LinearWeights(weights, biases).check(features);
        if (idf.length != features.size()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "idf: expected [" + features.size() + "] but got [" + idf.length + "]");
        }
    }

    @Override
    public Reading reading() {
        return reading;
    }

    @Override
    public Vocabulary features() {
        return features;
    }

    /** Returns a copy of the inverse document frequencies, {@code [features]}. */
    public float[] idf() {
        return idf.clone();
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
        TfidfVector vector = TfidfVector.of(LinearModel.occurring(features, tokens), idf);
        return weights.scores(vector.features(), vector.values());
    }
}
