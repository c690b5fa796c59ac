package io.github.rnn4j.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.init.FirstValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EigenvalueMagnitudeTest {
    @Test
    void smallMatricesAreKnown() {
        assertThat(EigenvalueMagnitude.of(new double[] {-0.7}, 1)).isCloseTo(0.7, within(1e-12));
        assertThat(EigenvalueMagnitude.of(new double[] {2, 0, 0, 0.5}, 2)).isCloseTo(2, within(1e-12));
        assertThat(EigenvalueMagnitude.of(new double[] {0, -3, 3, 0}, 2)).isCloseTo(3, within(1e-12));
        assertThat(EigenvalueMagnitude.of(new double[] {0, 1, 0, 0}, 2)).isZero();
        assertThat(EigenvalueMagnitude.of(new double[] {Double.NaN}, 1)).isNaN();
    }

    /** The other eigenvalues of a random matrix are nearly as great, and most are complex. */
    @ParameterizedTest
    @CsvSource({"16, 0.5", "48, 1.2", "96, 0.95"})
    void randomMatricesAreKnownToAboutAHundredth(int size, double radius) {
        ParameterSpec weight =
                new ParameterSpec("weight_hh", Shape.of(size, size), ParameterSpec.Role.RECURRENT_WEIGHT, 1);
        for (int seed = 1; seed <= 5; seed++) {
            double[] matrix = FirstValues.weights(new InitializerSpec.SpectralRadius(radius))
                    .draw(weight, seed, 0);

            assertThat(EigenvalueMagnitude.of(matrix, size)).isCloseTo(radius, within(0.015 * radius));
        }
    }
}
