package io.github.rnn4j.api.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientFlowTest {
    @Test
    void aVanishingGradientReachesTheLastStepsOnly() {
        GradientFlow flow = powers(0.7, 50);

        assertThat(flow.reach()).as("0.7^12 is 0.0138, 0.7^13 is 0.0097").isEqualTo(13);
        assertThat(flow.explodes()).isFalse();
        assertThat(flow.verdict("irnn")).isEqualTo("reaches 13 of 50 steps: cut to 16, or use irnn");
        assertThat(flow.verdict("")).isEqualTo("reaches 13 of 50 steps: cut to 16");
    }

    @Test
    void aCutIsNeverBeyondTheSteps() {
        assertThat(powers(0.5, 12).verdict("gru")).isEqualTo("reaches 7 of 12 steps: cut to 8, or use gru");
        assertThat(powers(0.7, 14).verdict("gru")).isEqualTo("reaches 13 of 14 steps: cut to 14, or use gru");
    }

    @Test
    void aSteadyGradientReachesEveryStep() {
        assertThat(powers(1, 50).verdict("irnn")).isEqualTo("reaches all 50 steps");
    }

    @Test
    void anExplodingGradientIsToldFromASteadyOne() {
        assertThat(powers(2, 50).verdict("irnn"))
                .isEqualTo("explodes: a gradient of an early step is over 100 times the last one's: clip the norm, or"
                        + " start with smaller recurrent weights");
        assertThat(new GradientFlow(List.of(Double.NaN, 1.0)).explodes()).isTrue();
    }

    @Test
    void theRatioIsTheMeanOfTheFirstTen() {
        GradientFlow flow = new GradientFlow(
                DoubleStream.concat(IntStream.rangeClosed(1, 10).asDoubleStream(), DoubleStream.of(50, 1))
                        .boxed()
                        .toList());

        assertThat(flow.ratioFirst10ToLast()).isEqualTo(5.5);
        assertThat(powers(1, 3).ratioFirst10ToLast()).isEqualTo(1);
    }

    @Test
    void logarithmsHoldWhatNumbersCannot() {
        GradientFlow flow = GradientFlow.ofLogarithms(List.of(-1200.0, -1000.0, -999.0));

        assertThat(flow.perStep().get(2)).isEqualTo(1);
        assertThat(flow.perStep().get(1)).isCloseTo(Math.exp(-1), within(1e-12));
    }

    @Test
    void noStepsAreRefused() {
        assertThatThrownBy(() -> GradientFlow.ofLogarithms(List.of()))
                .hasMessage("gradient flow: expected at least one step but got none");
    }

    private static GradientFlow powers(double factor, int timeSteps) {
        return new GradientFlow(IntStream.rangeClosed(1, timeSteps)
                .mapToObj(step -> Math.pow(factor, timeSteps - step))
                .toList());
    }
}
