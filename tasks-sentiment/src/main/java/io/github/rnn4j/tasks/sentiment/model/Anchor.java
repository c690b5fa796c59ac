package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a network starts: at the answers of a linear model, to which it adds its own (docs/adr/0012). Immutable and thread-safe.
 *
 * @param baseline the linear model
 * @param scale what its scores are multiplied by, to stand beside logits; > 0
 */
@Experimental
public record Anchor(LinearBaseline baseline, double scale) {
    /** Returns the logits of a tokenised text, {@code [classes]}. */
    public float[] logits(List<String> tokens) {
        float[] logits = baseline.model().scores(tokens);
        for (int i = 0; i < logits.length; i++) {
            logits[i] *= (float) scale;
        }
        return logits;
    }

    /** Returns the sum of the text's logits and the network's, {@code [classes]}. */
    public float[] sum(List<String> tokens, float[] network) {
        float[] sum = logits(tokens);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += network[i];
        }
        return sum;
    }

    /** Returns the sums of many texts' logits and the network's. */
    public List<float[]> add(List<List<String>> texts, List<float[]> network) {
        List<float[]> sums = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            sums.add(sum(texts.get(i), network.get(i)));
        }
        return sums;
    }
}
