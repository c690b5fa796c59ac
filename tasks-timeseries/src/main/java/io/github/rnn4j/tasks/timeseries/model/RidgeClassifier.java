package io.github.rnn4j.tasks.timeseries.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.timeseries.window.WindowStatistics;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

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

    private RidgeClassifier(
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
                    .mapToInt(window -> greatest(candidate.scores(window)))
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

    private static int greatest(double[] scores) {
        float[] narrow = new float[scores.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) scores[i];
        }
        return MacroF1.greatest(narrow);
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

    /** The normal equations of some windows, to be solved for several penalties. */
    private static final class RidgeFit {
        private final WindowStatistics statistics;
        private final LabelledWindows train;
        private final int size;
        private final double[] means;
        private final double[] deviations;
        private final double[][] gram;
        private final double[][] right;
        private final double[] shares;

        RidgeFit(WindowStatistics statistics, LabelledWindows train) {
            this.statistics = statistics;
            this.train = train;
            this.size = statistics.size();
            this.means = new double[size];
            this.deviations = new double[size];
            this.gram = new double[size][size];
            this.right = new double[train.classes()][size];
            this.shares = new double[train.classes()];
            standardise();
            accumulate();
        }

        private void standardise() {
            double[] squares = new double[size];
            for (int row = 0; row < train.size(); row++) {
                double[] x = statistics.of(train.values().get(row));
                for (int i = 0; i < size; i++) {
                    means[i] += x[i] / train.size();
                    squares[i] += x[i] * x[i] / train.size();
                }
            }
            for (int i = 0; i < size; i++) {
                double variance = squares[i] - means[i] * means[i];
                deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
            }
        }

        private void accumulate() {
            double[] z = new double[size];
            for (int row = 0; row < train.size(); row++) {
                double[] x = statistics.of(train.values().get(row));
                for (int i = 0; i < size; i++) {
                    z[i] = (x[i] - means[i]) / deviations[i];
                }
                int label = train.labels()[row];
                shares[label] += 1.0 / train.size();
                for (int i = 0; i < size; i++) {
                    right[label][i] += z[i] / train.size();
                    for (int j = 0; j <= i; j++) {
                        gram[i][j] += z[i] * z[j] / train.size();
                    }
                }
            }
        }

        RidgeClassifier solve(double penalty) {
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] = gram[Math.max(i, j)][Math.min(i, j)];
                }
                matrix[i][i] += penalty;
            }
            DenseMatrix.CholeskyFactorization factors = DenseMatrix.createDenseMatrix(matrix)
                    .choleskyFactorization()
                    .orElseThrow(() -> new IllegalStateException("ridge: expected a positive definite matrix"));
            double[][] weights = new double[right.length][];
            for (int state = 0; state < right.length; state++) {
                // Centred z: the indicator's mean is the bias, and takes no part in the product.
                weights[state] = factors.solve(DenseVector.createDenseVector(right[state]))
                        .toArray();
            }
            return new RidgeClassifier(statistics, means, deviations, weights, shares.clone());
        }
    }
}
