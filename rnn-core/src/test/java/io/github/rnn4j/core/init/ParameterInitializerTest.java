package io.github.rnn4j.core.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
    void biasesAndZerosAreZero() {
        ParameterSpec bias = new ParameterSpec("b", Shape.of(9), Role.BIAS, 1);
        ParameterSpec weight = new ParameterSpec("w", Shape.of(3, 3), Role.INPUT_WEIGHT, 1);

        assertThat(ParameterInitializer.draw(bias, UNIFORM, 7, 0)).containsOnly(0);
        assertThat(ParameterInitializer.draw(weight, new InitializerSpec.Zeros(), 7, 0))
                .containsOnly(0);
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
