package io.github.rnn4j.tasks.timeseries.tick.model;

import java.util.List;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * Fits linear forecasts by least squares on the training windows. With a dozen weights to tens of thousands of windows their answers there
 * are hardly better than elsewhere, so that networks may start at them as they are: no answers out of fold are needed.
 */
final class LinearFit {
    /** Beside variances of 1; keeps the equations solvable where a term says what others say. */
    private static final double PENALTY = 1e-6;

    private LinearFit() {}

    static LinearForecaster fit(String name, List<TickQuestion> questions, double[] targets) {
        int size = LinearForecaster.regressors(name, questions.get(0)).length;
        double[][] rows = new double[questions.size()][];
        double[] means = new double[size];
        double[] squares = new double[size];
        double targetMean = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = LinearForecaster.regressors(name, questions.get(row));
            targetMean += targets[row] / rows.length;
            for (int i = 0; i < size; i++) {
                means[i] += rows[row][i] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < size; i++) {
                squares[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.length;
            }
        }
        double[] scaled = solve(rows, targets, means, squares, targetMean);
        double[] weights = new double[size];
        double bias = targetMean;
        for (int i = 0; i < size; i++) {
            weights[i] = scaled[i] / deviation(squares[i]);
            bias -= weights[i] * means[i];
        }
        return new LinearForecaster(name, weights, bias);
    }

    private static double[] solve(
            double[][] rows, double[] targets, double[] means, double[] squares, double targetMean) {
        int size = means.length;
        double[][] gram = new double[size][size];
        double[] right = new double[size];
        double[] z = new double[size];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < size; i++) {
                z[i] = (rows[row][i] - means[i]) / deviation(squares[i]);
            }
            for (int i = 0; i < size; i++) {
                right[i] += z[i] * (targets[row] - targetMean) / rows.length;
                for (int j = 0; j < size; j++) {
                    gram[i][j] += z[i] * z[j] / rows.length;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            gram[i][i] += PENALTY;
        }
        return DenseMatrix.createDenseMatrix(gram)
                .choleskyFactorization()
                .orElseThrow(() -> new IllegalStateException("linear fit: expected a positive definite matrix"))
                .solve(DenseVector.createDenseVector(right))
                .toArray();
    }

    private static double deviation(double variance) {
        return variance > 0 ? Math.sqrt(variance) : 1;
    }
}
