package io.github.rnn4j.tasks.timeseries.device.model;

import java.util.function.IntFunction;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/** The normal equations of a regression, to be solved for several penalties. Not thread-safe. */
final class RidgeFit {
    private final int count;
    private final double[] means;
    private final double[] deviations;
    private final double[][] gram;
    private final double[][] right;
    private final double[] biases;

    /**
     * Sums them up.
     *
     * @param count examples
     * @param inputs of each example, equally many
     * @param targets of each example, equally many
     */
    RidgeFit(int count, IntFunction<double[]> inputs, IntFunction<double[]> targets) {
        int size = inputs.apply(0).length;
        int outputs = targets.apply(0).length;
        this.count = count;
        this.means = new double[size];
        this.deviations = new double[size];
        this.gram = new double[size][size];
        this.right = new double[outputs][size];
        this.biases = new double[outputs];
        standardise(inputs);
        accumulate(inputs, targets);
    }

    private void standardise(IntFunction<double[]> inputs) {
        int size = means.length;
        double[] squares = new double[size];
        for (int row = 0; row < count; row++) {
            double[] x = inputs.apply(row);
            for (int i = 0; i < size; i++) {
                means[i] += x[i] / count;
                squares[i] += x[i] * x[i] / count;
            }
        }
        for (int i = 0; i < size; i++) {
            double variance = squares[i] - means[i] * means[i];
            deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
    }

    private void accumulate(IntFunction<double[]> inputs, IntFunction<double[]> targets) {
        int size = means.length;
        double[] z = new double[size];
        for (int row = 0; row < count; row++) {
            double[] x = inputs.apply(row);
            for (int i = 0; i < size; i++) {
                z[i] = (x[i] - means[i]) / deviations[i];
            }
            double[] y = targets.apply(row);
            for (int output = 0; output < y.length; output++) {
                biases[output] += y[output] / count;
                // Of an indicator all but one are 0.
                for (int i = 0; y[output] != 0 && i < size; i++) {
                    right[output][i] += y[output] * z[i] / count;
                }
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += z[i] * z[j] / count;
                }
            }
        }
    }

    LinearMap solve(double penalty) {
        int size = means.length;
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
        for (int output = 0; output < weights.length; output++) {
            // Centred z: the target's mean is the bias, and takes no part in the product.
            weights[output] =
                    factors.solve(DenseVector.createDenseVector(right[output])).toArray();
        }
        return new LinearMap(means, deviations, weights, biases.clone());
    }
}
