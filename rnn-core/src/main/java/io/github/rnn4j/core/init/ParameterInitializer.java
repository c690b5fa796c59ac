package io.github.rnn4j.core.init;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.InitializerSpec;
import java.util.Arrays;

/**
 * Draws the first values of a parameter on the host, so that a seed means the same network on every backend. Whatever the
 * rule, scales start at 1, and initial states and row 0 of an embedding at 0.
 */
@Internal
public final class ParameterInitializer {
    private ParameterInitializer() {}

    /**
     * Draws the values of one parameter. Rules for matrices are applied to each gate's own: fan-in is the last axis, fan-out
     * the first axis of one gate.
     *
     * @param rule how it starts
     * @param seed the run's seed
     * @param index number of the parameter within its network, from 0
     * @return values in canonical order
     */
    public static double[] draw(ParameterSpec parameter, InitializerSpec rule, long seed, int index) {
        double[] values = new double[parameter.shape().elements()];
        switch (parameter.role()) {
            case SCALE -> Arrays.fill(values, 1);
            case INITIAL_STATE -> Arrays.fill(values, 0);
            default -> fill(parameter, rule, new RandomStream(key(seed, index)), values);
        }
        if (parameter.role() == ParameterSpec.Role.EMBEDDING) {
            Arrays.fill(values, 0, parameter.shape().size(-1), 0);
        }
        return values;
    }

    private static RandomKey key(long seed, int index) {
        return new RandomKey(seed, Purpose.INITIALIZATION, index, 0);
    }

    private static void fill(ParameterSpec parameter, InitializerSpec rule, RandomStream numbers, double[] values) {
        int columns = parameter.shape().size(-1);
        int rows = parameter.shape().size(0) / parameter.gates();
        double spread = 1.0 / (rows + columns);
        if (rule instanceof InitializerSpec.XavierUniform xavier) {
            fillUniform(values, numbers, xavier.gain() * StrictMath.sqrt(6 * spread));
        } else if (rule instanceof InitializerSpec.XavierNormal xavier) {
            fillNormal(values, numbers, xavier.gain() * StrictMath.sqrt(2 * spread));
        } else if (rule instanceof InitializerSpec.Normal normal) {
            fillNormal(values, numbers, normal.standardDeviation());
        } else if (rule instanceof InitializerSpec.Uniform uniform) {
            fillUniform(values, numbers, uniform.limit());
        } else if (!(rule instanceof InitializerSpec.Zeros)) {
            for (int gate = 0; gate < parameter.gates(); gate++) {
                double[] matrix = matrix(rule, numbers, rows, columns);
                System.arraycopy(matrix, 0, values, gate * matrix.length, matrix.length);
            }
        }
    }

    private static double[] matrix(InitializerSpec rule, RandomStream numbers, int rows, int columns) {
        if (rule instanceof InitializerSpec.Orthogonal orthogonal) {
            return OrthogonalMatrix.draw(numbers, rows, columns, orthogonal.gain());
        }
        if (rule instanceof InitializerSpec.SpectralRadius radius) {
            double[] matrix = new double[rows * columns];
            fillNormal(matrix, numbers, 1 / StrictMath.sqrt(columns));
            return SpectralRadius.scale(matrix, rows, columns, radius.radius());
        }
        double[] matrix = new double[rows * columns];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            matrix[i * columns + i] = ((InitializerSpec.Identity) rule).gain();
        }
        return matrix;
    }

    private static void fillUniform(double[] values, RandomStream numbers, double limit) {
        for (int i = 0; i < values.length; i++) {
            values[i] = limit * (2 * numbers.nextDouble() - 1);
        }
    }

    private static void fillNormal(double[] values, RandomStream numbers, double standardDeviation) {
        for (int i = 0; i < values.length; i++) {
            values[i] = standardDeviation * numbers.nextGaussian();
        }
    }
}
