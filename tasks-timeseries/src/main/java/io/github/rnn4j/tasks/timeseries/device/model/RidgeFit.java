package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/** The normal equations of some windows, to be solved for several penalties. Not thread-safe. */
final class RidgeFit {
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
            weights[state] =
                    factors.solve(DenseVector.createDenseVector(right[state])).toArray();
        }
        return new RidgeClassifier(statistics, means, deviations, weights, shares.clone());
    }
}
