package io.github.rnn4j.core.init;

import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * The greatest magnitude of a square matrix's eigenvalues, by Gelfand's formula {@code lim ‖A^k‖^(1/k)}: squaring again and
 * again, so that it also holds where the eigenvalue is complex, as it mostly is for random matrices.
 */
final class SpectralRadius {
    /** A^(2^30): what the norm adds to the radius shrinks as its 2^-30th power. */
    private static final int SQUARINGS = 30;

    private SpectralRadius() {}

    /**
     * Returns the matrix times a factor, so that it has the radius.
     *
     * @throws InvalidSpecException if it is not square
     */
    static double[] scale(double[] matrix, int rows, int columns, double radius) {
        if (rows != columns) {
            throw new InvalidSpecException("spectralRadius: expected a square matrix but got [" + rows + ", " + columns
                    + "]. Use it for weights on the state.");
        }
        double factor = radius / of(matrix, rows);
        double[] scaled = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            scaled[i] = factor * matrix[i];
        }
        return scaled;
    }

    /** Returns the spectral radius; 0 for a matrix of which some power is 0. */
    static double of(double[] matrix, int size) {
        double[] power = matrix.clone();
        double logarithm = 0;
        double share = 1;
        for (int i = 0; i <= SQUARINGS; i++) {
            double norm = norm(power);
            if (norm == 0) {
                return 0;
            }
            logarithm += share * StrictMath.log(norm);
            for (int j = 0; j < power.length; j++) {
                power[j] /= norm;
            }
            power = squared(power, size);
            share /= 2;
        }
        return StrictMath.exp(logarithm);
    }

    private static double norm(double[] matrix) {
        double sum = 0;
        for (double value : matrix) {
            sum += value * value;
        }
        return StrictMath.sqrt(sum);
    }

    private static double[] squared(double[] matrix, int size) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double factor = matrix[i * size + k];
                for (int j = 0; j < size; j++) {
                    product[i * size + j] += factor * matrix[k * size + j];
                }
            }
        }
        return product;
    }
}
