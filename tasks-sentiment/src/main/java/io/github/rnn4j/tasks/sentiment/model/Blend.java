package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model and networks that answer together: the weighted sum of their logits (a logarithmic opinion pool; Heskes, NIPS 1997).
 * They were trained apart and err apart, so that the sum errs less than each (docs/adr/0017). Immutable and thread-safe.
 *
 * @param baseline the linear model
 * @param baselineWeight what its scores are multiplied by, > 0
 * @param networkWeight what the mean of the networks' logits is multiplied by, > 0
 */
@Experimental
public record Blend(LinearBaseline baseline, double baselineWeight, double networkWeight) {
    private static final double HALF = 0.5;

    /**
     * Weighs them: half for each, after the logits were divided by their own temperature, without which the louder would decide alone.
     *
     * @param texts that were not learned from
     * @param network mean of the networks' logits for each text
     */
    public static Blend fit(LinearBaseline baseline, TokenizedTexts texts, List<float[]> network) {
        int[] labels = texts.labels();
        List<float[]> scores = texts.tokens().stream()
                .map(tokens -> baseline.model().scores(tokens))
                .toList();
        return new Blend(
                baseline,
                HALF / TemperatureScaling.fit(scores, labels),
                HALF / TemperatureScaling.fit(network, labels));
    }

    /**
     * Returns the logits of a tokenised text, {@code [classes]}.
     *
     * @param network mean of the networks' logits
     */
    public float[] logits(List<String> tokens, float[] network) {
        float[] logits = baseline.model().scores(tokens);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (baselineWeight * logits[i] + networkWeight * network[i]);
        }
        return logits;
    }

    /** Returns the logits of many tokenised texts. */
    public List<float[]> logits(List<List<String>> texts, List<float[]> network) {
        List<float[]> logits = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            logits.add(logits(texts.get(i), network.get(i)));
        }
        return logits;
    }
}
