package io.github.rnn4j.core.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterInitializerTest {
    private static final InitializerSpec UNIFORM = new InitializerSpec.XavierUniform(1);

    @Test
    void xavierUniformFillsTheRangeOfOneGatesFans() {
        ParameterSpec fourGates = new ParameterSpec("w", Shape.of(4 * 30, 20), Role.INPUT_WEIGHT, 4);

        double[] values = ParameterInitializer.draw(fourGates, new InitializerSpec.XavierUniform(2), 7, 0);

        double limit = 2 * Math.sqrt(6.0 / (20 + 30));
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.98 * limit, limit);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-limit, -0.98 * limit);
        assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.05 * limit));
    }

    @Test
    void xavierNormalHasTheDeviationOfOneGatesFans() {
        ParameterSpec oneGate = new ParameterSpec("w", Shape.of(60, 50), Role.RECURRENT_WEIGHT, 1);

        double[] values = ParameterInitializer.draw(oneGate, new InitializerSpec.XavierNormal(1), 7, 0);

        double expected = Math.sqrt(2.0 / (60 + 50));
        assertThat(deviation(values)).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void anEmbeddingIsNormalButForRowZero() {
        ParameterSpec table = new ParameterSpec("weight", Shape.of(300, 10), Role.EMBEDDING, 1);

        double[] values = ParameterInitializer.draw(table, new InitializerSpec.Normal(0.3), 7, 0);

        assertThat(Arrays.copyOf(values, 10)).containsOnly(0);
        assertThat(deviation(Arrays.copyOfRange(values, 10, values.length))).isCloseTo(0.3, within(0.02));
    }

    @Test
    void scalesAreOneAndStatesZeroWhateverTheRule() {
        ParameterSpec scale = new ParameterSpec("s", Shape.of(9), Role.SCALE, 1);
        ParameterSpec state = new ParameterSpec("h", Shape.of(3, 3), Role.INITIAL_STATE, 1);
        ParameterSpec weight = new ParameterSpec("w", Shape.of(3, 3), Role.INPUT_WEIGHT, 1);

        assertThat(ParameterInitializer.draw(scale, UNIFORM, 7, 0)).containsOnly(1);
        assertThat(ParameterInitializer.draw(state, UNIFORM, 7, 0)).containsOnly(0);
        assertThat(ParameterInitializer.draw(weight, new InitializerSpec.Zeros(), 7, 0))
                .containsOnly(0);
    }

    @Test
    void uniformFillsItsLimits() {
        ParameterSpec bias = new ParameterSpec("b", Shape.of(1000), Role.BIAS, 4);

        double[] values = ParameterInitializer.draw(bias, new InitializerSpec.Uniform(0.25), 7, 0);

        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.24, 0.25);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-0.25, -0.24);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 8", "8, 3", "65, 65"})
    void orthogonalMatricesHaveOrthogonalRowsOrColumnsGateByGate(int rows, int columns) {
        ParameterSpec twoGates = new ParameterSpec("w", Shape.of(2 * rows, columns), Role.RECURRENT_WEIGHT, 2);

        double[] values = ParameterInitializer.draw(twoGates, new InitializerSpec.Orthogonal(2), 7, 0);

        for (int gate = 0; gate < 2; gate++) {
            int start = gate * rows * columns;
            assertOrthogonal(Arrays.copyOfRange(values, start, start + rows * columns), rows, columns, 2);
        }
        assertThat(values[0]).isNotEqualTo(values[rows * columns]);
    }

    private static void assertOrthogonal(double[] matrix, int rows, int columns, double gain) {
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double sum = 0;
                for (int k = 0; k < length; k++) {
                    sum += rows <= columns
                            ? matrix[i * columns + k] * matrix[j * columns + k]
                            : matrix[k * columns + i] * matrix[k * columns + j];
                }
                assertThat(sum).isCloseTo(i == j ? gain * gain : 0, within(1e-12));
            }
        }
    }

    @Test
    void theIdentityStandsInEveryGate() {
        ParameterSpec twoGates = new ParameterSpec("w", Shape.of(4, 2), Role.RECURRENT_WEIGHT, 2);

        assertThat(ParameterInitializer.draw(twoGates, new InitializerSpec.Identity(0.5), 7, 0))
                .containsExactly(0.5, 0, 0, 0.5, 0.5, 0, 0, 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 64})
    void theSpectralRadiusIsWhatWasAskedFor(int size) {
        ParameterSpec square = new ParameterSpec("w", Shape.of(size, size), Role.RECURRENT_WEIGHT, 1);

        double[] values = ParameterInitializer.draw(square, new InitializerSpec.SpectralRadius(0.9), 7, 0);

        assertThat(SpectralRadius.of(values, size)).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void theSpectralRadiusIsThatOfTheEigenvalues() {
        assertThat(SpectralRadius.of(new double[] {0, -2, 2, 0}, 2)).isCloseTo(2, within(1e-8));
        assertThat(SpectralRadius.of(new double[] {3, 100, 0, -5}, 2)).isCloseTo(5, within(1e-6));
        assertThat(SpectralRadius.of(new double[] {0, 1, 0, 0}, 2)).isZero();
    }

    @Test
    void aMatrixThatIsNotSquareHasNoSpectralRadius() {
        ParameterSpec wide = new ParameterSpec("w", Shape.of(2, 3), Role.RECURRENT_WEIGHT, 1);

        assertThatThrownBy(() -> ParameterInitializer.draw(wide, new InitializerSpec.SpectralRadius(1), 7, 0))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        "spectralRadius: expected a square matrix but got [2, 3]. Use it for weights on the state.");
    }

    @Test
    void whatACellAddsIsAdded() {
        ParameterSpec bias = new ParameterSpec("b", Shape.of(3), Role.BIAS, 1);
        InitializerSpec zeros = new InitializerSpec.Zeros();
        FirstValues values = new FirstValues(zeros, zeros, zeros, Map.of("b", new double[] {0, 1, 0}));

        assertThat(values.draw(bias, 7, 0)).containsExactly(0, 1, 0);
    }

    @Test
    void seedAndNumberOfTheParameterDecideTheValues() {
        ParameterSpec weight = new ParameterSpec("w", Shape.of(5, 7), Role.INPUT_WEIGHT, 1);

        double[] values = ParameterInitializer.draw(weight, UNIFORM, 7, 0);

        assertThat(ParameterInitializer.draw(weight, UNIFORM, 7, 0)).isEqualTo(values);
        assertThat(ParameterInitializer.draw(weight, UNIFORM, 8, 0)).isNotEqualTo(values);
        assertThat(ParameterInitializer.draw(weight, UNIFORM, 7, 1)).isNotEqualTo(values);
    }

    private static double deviation(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
    }
}
