package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;

/**
 * Estimates the greatest magnitude of a square matrix's eigenvalues by how fast powers of it stretch a vector: a few products with a
 * vector, where {@code core.init} multiplies matrices to know it exactly. Growth is averaged over many products, so that it also holds
 * where the eigenvalue is complex and the vector's length goes up and down.
 */
final class EigenvalueMagnitude {
    /** Products before growth counts, until the greatest eigenvalues have outgrown the others. */
    private static final int WARM_UP = 64;

    private static final int COUNTED = 128;

    private EigenvalueMagnitude() {}

    /**
     * Returns the estimate, to about a hundredth; 0 if a power is 0, NaN if an element is not finite.
     *
     * @param matrix row by row, {@code size} times {@code size}
     */
    static double of(double[] matrix, int size) {
        double[] vector = gaussians(size);
        double logarithm = 0;
        for (int i = 0; i < WARM_UP + COUNTED; i++) {
            vector = product(matrix, vector);
            double norm = norm(vector);
            if (norm == 0) {
                return 0;
            }
            for (int j = 0; j < size; j++) {
                vector[j] /= norm;
            }
            logarithm += i < WARM_UP ? 0 : Math.log(norm);
        }
        return Math.exp(logarithm / COUNTED);
    }

    private static double[] gaussians(int size) {
        RandomStream numbers = new RandomStream(new RandomKey(1, Purpose.TESTING, 0, 0));
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = numbers.nextGaussian();
        }
        return values;
    }

    private static double[] product(double[] matrix, double[] vector) {
        int size = vector.length;
        double[] product = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += matrix[i * size + j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
