package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;

/**
 * Ridge regression on each state's indicator over the statistics of a window (Hoerl and Kennard, Technometrics 12(1), 1970). The penalty is
 * the one with the best macro F1 on the validation windows, the greatest of equally good ones. Immutable.
 */
@Experimental
public final class RidgeClassifier implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "ridge";

    /** Penalties beside a mean square of 1, times the number of windows. */
    private static final double[] PENALTIES = {1, 0.1, 1e-2, 1e-3, 1e-4, 1e-5};

    private final WindowStatistics statistics;
    private final double[] means;
    private final double[] deviations;
    private final double[][] weights;
    private final double[] biases;

    RidgeClassifier(
            WindowStatistics statistics, double[] means, double[] deviations, double[][] weights, double[] biases) {
        this.statistics = statistics;
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
        this.biases = biases;
    }

    /** Fits it. */
    public static RidgeClassifier fit(LabelledWindows train, LabelledWindows validation) {
        WindowStatistics statistics = new WindowStatistics(train.inputSize());
        RidgeFit fit = new RidgeFit(statistics, train);
        RidgeClassifier best = null;
        double bestScore = -1;
        for (double penalty : PENALTIES) {
            RidgeClassifier candidate = fit.solve(penalty);
            int[] predictions = validation.values().stream()
                    .mapToInt(window -> WindowClassifier.likeliest(candidate.scores(window)))
                    .toArray();
            double score = ClassificationMetrics.of(validation.labels(), predictions, train.classes())
                    .macroF1();
            if (best == null || score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("penalties: expected at least one");
        }
        return best;
    }

    double[] means() {
        return means;
    }

    double[] deviations() {
        return deviations;
    }

    /** Returns the weight of each statistic, state by state. */
    double[][] weights() {
        return weights;
    }

    double[] biases() {
        return biases;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] scores(float[] window) {
        double[] x = statistics.of(window);
        double[] scores = biases.clone();
        for (int i = 0; i < x.length; i++) {
            double value = (x[i] - means[i]) / deviations[i];
            for (int state = 0; state < scores.length; state++) {
                scores[state] += weights[state][i] * value;
            }
        }
        return scores;
    }
}
