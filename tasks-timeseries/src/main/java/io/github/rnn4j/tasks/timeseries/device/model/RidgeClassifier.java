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
    private final LinearMap map;

    RidgeClassifier(WindowStatistics statistics, LinearMap map) {
        this.statistics = statistics;
        this.map = map;
    }

    /** Fits it. */
    public static RidgeClassifier fit(LabelledWindows train, LabelledWindows validation) {
        WindowStatistics statistics = new WindowStatistics(train.inputSize());
        RidgeFit fit = new RidgeFit(
                train.size(),
                row -> statistics.of(train.values().get(row)),
                row -> indicator(train.labels()[row], train.classes()));
        RidgeClassifier best = null;
        double bestScore = -1;
        for (double penalty : PENALTIES) {
            RidgeClassifier candidate = new RidgeClassifier(statistics, fit.solve(penalty));
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

    private static double[] indicator(int label, int classes) {
        double[] indicator = new double[classes];
        indicator[label] = 1;
        return indicator;
    }

    LinearMap map() {
        return map;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long parameters() {
        return map.parameters();
    }

    @Override
    public double[] scores(float[] window) {
        return map.of(statistics.of(window));
    }
}
