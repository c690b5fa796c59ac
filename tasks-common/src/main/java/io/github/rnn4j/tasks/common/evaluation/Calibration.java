package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * What calibration does to a model's probabilities on some rows.
 *
 * @param temperature that the model's logits are divided by
 * @param before how good the probabilities are without it
 * @param after how good they are with it
 */
@Experimental
public record Calibration(double temperature, ProbabilityScores before, ProbabilityScores after) {
    /**
     * Computes it.
     *
     * @param logits of each row, before calibration
     * @param labels right class of each row, from 0
     */
    public static Calibration of(double temperature, List<float[]> logits, int[] labels) {
        return new Calibration(
                temperature,
                ProbabilityScores.of(logits, labels, 1),
                ProbabilityScores.of(logits, labels, temperature));
    }
}
