package io.github.rnn4j.core.init;

import io.github.rnn4j.api.random.RandomStream;

/**
 * A random matrix with orthonormal rows or columns: Gaussian vectors made orthogonal one after the other, which gives every
 * rotation the same chance (Gram and Schmidt, twice for accuracy: Giraud and Langou, 2005).
 */
final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    /** Returns {@code [rows, columns]}; the rows are orthonormal times gain, or the columns if they are fewer. */
    static double[] draw(RandomStream numbers, int rows, int columns, double gain) {
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                vectors[i][j] = numbers.nextGaussian();
            }
            removeEarlier(vectors, i);
            removeEarlier(vectors, i);
            scale(vectors[i], 1 / StrictMath.sqrt(dot(vectors[i], vectors[i])));
        }
        double[] matrix = new double[rows * columns];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                matrix[rows <= columns ? i * columns + j : j * columns + i] = gain * vectors[i][j];
            }
        }
        return matrix;
    }

    private static void removeEarlier(double[][] vectors, int index) {
        for (int earlier = 0; earlier < index; earlier++) {
            double share = dot(vectors[earlier], vectors[index]);
            for (int j = 0; j < vectors[index].length; j++) {
                vectors[index][j] -= share * vectors[earlier][j];
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
