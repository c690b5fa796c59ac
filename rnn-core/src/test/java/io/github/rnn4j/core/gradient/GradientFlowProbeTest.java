package io.github.rnn4j.core.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.core.TestEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientFlowProbeTest {
    /** With weights on the state alone and inputs without any, each ReLU unit passes its own gradient times the gain. */
    @ParameterizedTest
    @CsvSource({"0.5", "1", "1.25"})
    void aScaledIdentityGivesThePowersOfItsGain(double gain) {
        RecurrentSpec layer = RecurrentSpec.of(CellSpec.of("mingru"), 6)
                .withInitializers(new InitializerSpec.Zeros(), new InitializerSpec.Zeros());
        RecurrentSpec scaled = RecurrentSpec.of(CellSpec.of("rnn"), 6)
                .withInitializers(new InitializerSpec.Zeros(), new InitializerSpec.Identity(gain));

        GradientFlow halved = measure(layer, 12, 1);
        GradientFlow powers = measure(scaled, 12, 3);

        for (int step = 1; step <= 12; step++) {
            assertThat(halved.perStep().get(step - 1)).isCloseTo(Math.pow(0.5, 12 - step), within(1e-12));
            assertThat(powers.perStep().get(step - 1)).isCloseTo(Math.pow(gain, 12 - step), within(1e-9));
        }
    }

    @Test
    void theMedianOverSeedsLiesBetweenThem() {
        RecurrentSpec layer = RecurrentSpec.of(CellSpec.of("rnn"), 8);

        double one = measure(layer, 20, 1).ratioFirst10ToLast();
        double three = measure(layer, 20, 3).ratioFirst10ToLast();

        assertThat(three).isPositive().isNotEqualTo(one);
        assertThat(measure(layer, 20, 3).ratioFirst10ToLast()).isEqualTo(three);
    }

    @Test
    void verySmallGradientsDoNotUnderflow() {
        RecurrentSpec layer = RecurrentSpec.of(CellSpec.of("rnn"), 3)
                .withInitializers(new InitializerSpec.Zeros(), new InitializerSpec.Identity(1e-25));

        assertThat(measure(layer, 11, 1).perStep().get(0)).isCloseTo(1e-250, within(1e-255));
    }

    @Test
    void whatIsNoPlainRecurrenceIsRefused() {
        RecurrentSpec both = RecurrentSpec.of(CellSpec.of("rnn"), 3).withDirection(Direction.BIDIRECTIONAL);

        assertThatThrownBy(() -> measure(both, 5, 1))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        "gradient flow: expected a forward layer but got BIDIRECTIONAL. Leave it out: it is a way round"
                                + " the recurrence that is measured.");
        assertThatThrownBy(() -> measure(RecurrentSpec.of(CellSpec.of("rnn"), 3).withResidual(true), 5, 1))
                .hasMessageStartingWith("gradient flow: expected a layer without a residual but got one with it.");
        assertThatThrownBy(() -> measure(RecurrentSpec.of(CellSpec.of("rnn"), 3), 0, 1))
                .hasMessage("gradient flow: expected steps >= 1 but got 0");
        assertThatThrownBy(() -> measure(RecurrentSpec.of(CellSpec.of("rnn"), 3), 5, 0))
                .hasMessage("gradient flow: expected seeds >= 1 but got 0");
    }

    private static GradientFlow measure(RecurrentSpec layer, int timeSteps, int seeds) {
        try (Backend backend = TestEngines.CPU.open(DType.FLOAT64).backend()) {
            return new GradientFlowProbe(TestEngines.cells(), layer, 4, timeSteps).measure(backend, seeds);
        }
    }
}
