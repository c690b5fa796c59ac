package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * Makes probabilities mean what they say: logits are divided by one number, the temperature, which is fitted on rows that were not
 * learned from (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017). The answer stays the
 * same; only how sure it is changes. As in Platt's scaling ("Probabilistic outputs for support vector machines", 1999) each row counts
 * as if one more row of every class stood behind it, so that a model that is always right is not made endlessly sure.
 */
@Experimental
public final class TemperatureScaling {
    private static final double LOWEST = Math.log(0.02);
    private static final double HIGHEST = Math.log(50);
    private static final int ROUNDS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TemperatureScaling() {}

    /**
     * Returns the temperature with the least log loss, from 0.02 to 50: golden-section search over its logarithm. Deterministic.
     *
     * @param logits of each row, at least one
     * @param labels right class of each row, from 0
     */
    public static double fit(List<float[]> logits, int[] labels) {
        double low = LOWEST;
        double high = HIGHEST;
        for (int round = 0; round < ROUNDS; round++) {
            double width = GOLDEN * (high - low);
            if (logLoss(logits, labels, high - width) <= logLoss(logits, labels, low + width)) {
                high = low + width;
            } else {
                low = high - width;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double logLoss(List<float[]> logits, int[] labels, double logTemperature) {
        double temperature = Math.exp(logTemperature);
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            float[] own = logits.get(row);
            double share = 1.0 / (labels.length + own.length);
            sum -= labels.length * share * Softmax.logProbability(own, temperature, labels[row]);
            for (int c = 0; c < own.length; c++) {
                sum -= share * Softmax.logProbability(own, temperature, c);
            }
        }
        return sum / labels.length;
    }
}
