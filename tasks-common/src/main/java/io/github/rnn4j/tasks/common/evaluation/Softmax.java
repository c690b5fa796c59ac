package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/** What logits say: the exponential of each over the sum of all. The greatest is taken off first, so that nothing overflows. */
@Experimental
public final class Softmax {
    private Softmax() {}

    /**
     * Returns the probability of each class.
     *
     * @param temperature that the logits are divided by, > 0
     */
    public static double[] probabilities(float[] logits, double temperature) {
        double log = logSum(logits, temperature);
        double[] result = new double[logits.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.exp(logits[i] / temperature - log);
        }
        return result;
    }

    /**
     * Returns the logarithm of one class's probability.
     *
     * @param temperature that the logits are divided by, > 0
     */
    public static double logProbability(float[] logits, double temperature, int label) {
        return logits[label] / temperature - logSum(logits, temperature);
    }

    /**
     * Returns the log odds of one class, {@code ln(p / (1 - p))}: its logit over those of all others together.
     *
     * @param temperature that the logits are divided by, > 0
     */
    public static double logOdds(float[] logits, double temperature, int label) {
        float[] others = new float[logits.length - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = logits[i < label ? i : i + 1];
        }
        return logits[label] / temperature - logSum(others, temperature);
    }

    private static double logSum(float[] logits, double temperature) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit / temperature);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit / temperature - greatest);
        }
        return greatest + Math.log(sum);
    }
}
