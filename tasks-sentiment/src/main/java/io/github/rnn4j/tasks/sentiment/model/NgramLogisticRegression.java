package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Ngrams;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model over the tokens and token pairs that are present in a text. The naive Bayes factor of each feature is
 * multiplied into its weight, so an answer is a sum of weights. Immutable and thread-safe.
 */
@Experimental
public final class NgramLogisticRegression {
    private final Language language;
    private final Vocabulary features;
    private final float[][] weights;
    private final float[] biases;

    /**
     * Copies the weights.
     *
     * @param features numbers of the features
     * @param weights {@code [outputs, features]}, by identifier; one output for two classes (the logit of the last class),
     *     else one for each class
     * @param biases {@code [outputs]}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the shapes do not go together
     */
    public NgramLogisticRegression(Language language, Vocabulary features, float[][] weights, float[] biases) {
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
        this.language = language;
        this.features = features;
        this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
        this.biases = biases.clone();
    }

    /** Returns the features by number. */
    public Vocabulary features() {
        return features;
    }

    /** Returns a copy of the weights, {@code [outputs, features]}. */
    public float[][] weights() {
        return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
    }

    /** Returns a copy of the biases, {@code [outputs]}. */
    public float[] biases() {
        return biases.clone();
    }

    /** Returns the number of a text's class. */
    public int classify(String text) {
        return classify(present(features, language.tokenizer().tokens(text)));
    }

    int classify(int[] present) {
        float[] logits = new float[weights.length == 1 ? 2 : weights.length];
        int first = logits.length - weights.length;
        for (int output = 0; output < weights.length; output++) {
            double sum = biases[output];
            for (int feature : present) {
                sum += weights[output][feature];
            }
            logits[first + output] = (float) sum;
        }
        return MacroF1.greatest(logits);
    }

    /** Returns the known features of a text, each once, ascending. */
    static int[] present(Vocabulary features, List<String> tokens) {
        int[] ids = new int[tokens.size() * features.views()];
        int count = 0;
        for (int view = 0; view < features.views(); view++) {
            for (int position = 0; position < tokens.size(); position++) {
                int id = features.id(view, Ngrams.entry(tokens, position, view));
                if (id != features.unknown(view)) {
                    ids[count++] = id;
                }
            }
        }
        return Arrays.stream(ids, 0, count).sorted().distinct().toArray();
    }
}
