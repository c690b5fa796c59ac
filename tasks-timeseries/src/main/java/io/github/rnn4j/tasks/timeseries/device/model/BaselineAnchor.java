package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a network starts that is anchored at a baseline: at the baseline's logits times a factor, which are added to the network's own.
 * The factor turns scores that only mean something beside each other into logits. Immutable.
 *
 * @param baseline name of the baseline
 * @param factor on its logits, above 0
 */
@Experimental
public record BaselineAnchor(String baseline, double factor) {
    private static final double LEAST = 1e-2;
    private static final double GREATEST = 1e2;
    private static final int SEARCH_STEPS = 60;
    /** What golden-section search keeps of an interval. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Chooses the factor of the least cross-entropy (temperature scaling; Guo et al., ICML 2017). Cross-entropy is convex in the factor.
     *
     * @param logits of windows that the baseline was not fitted on, window by window
     * @param labels state of each window
     */
    public static BaselineAnchor fit(String baseline, List<double[]> logits, int[] labels) {
        double low = Math.log(LEAST);
        double high = Math.log(GREATEST);
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (crossEntropy(logits, labels, Math.exp(left)) <= crossEntropy(logits, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return new BaselineAnchor(baseline, Math.exp((low + high) / 2));
    }

    /** Returns what is added to the network's outputs. */
    public List<Double> offsets(double[] logits) {
        List<Double> offsets = new ArrayList<>();
        for (double logit : logits) {
            offsets.add(factor * logit);
        }
        return offsets;
    }

    /** Returns a network's outputs with what it starts at added. */
    public double[] add(double[] outputs, double[] logits) {
        double[] sums = new double[outputs.length];
        for (int state = 0; state < sums.length; state++) {
            sums[state] = outputs[state] + factor * logits[state];
        }
        return sums;
    }

    private static double crossEntropy(List<double[]> logits, int[] labels, double factor) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += crossEntropy(logits.get(i), labels[i], factor);
        }
        return sum;
    }

    private static double crossEntropy(double[] logits, int label, double factor) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, factor * logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(factor * logit - greatest);
        }
        return Math.log(sum) + greatest - factor * logits[label];
    }
}
