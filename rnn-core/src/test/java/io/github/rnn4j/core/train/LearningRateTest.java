package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.spec.ScheduleSpec;
import org.junit.jupiter.api.Test;

/** Rates over 10 epochs of 10 steps, of an optimiser whose own rate is 0.5. */
class LearningRateTest {
    @Test
    void aConstantRateStaysAfterTheWarmUp() {
        LearningRate rate = of(new ScheduleSpec.Constant(4));

        assertThat(rate.at(1)).isEqualTo(0.125);
        assertThat(rate.at(2)).isEqualTo(0.25);
        assertThat(rate.at(4)).isEqualTo(0.5);
        assertThat(rate.at(100)).isEqualTo(0.5);
        assertThat(of(ScheduleSpec.CONSTANT).at(1)).isEqualTo(0.5);
    }

    @Test
    void aCosineFallsFromTheWarmUpToTheEnd() {
        LearningRate rate = of(new ScheduleSpec.Cosine(20, 0.1));

        assertThat(rate.at(10)).as("half of the warm-up").isEqualTo(0.25);
        assertThat(rate.at(21)).as("the first step after it").isEqualTo(0.5);
        assertThat(rate.at(61)).as("half of the way").isCloseTo(0.5 * 0.55, within(1e-12));
        assertThat(rate.at(101)).as("beyond the end").isCloseTo(0.05, within(1e-12));
        assertThat(rate.at(100)).isBetween(0.05, 0.0505);
    }

    @Test
    void aStepDecayFallsEveryFewEpochs() {
        LearningRate rate = of(new ScheduleSpec.StepDecay(0, 3, 0.5));

        assertThat(rate.at(30)).isEqualTo(0.5);
        assertThat(rate.at(31)).isEqualTo(0.25);
        assertThat(rate.at(60)).isEqualTo(0.25);
        assertThat(rate.at(61)).isEqualTo(0.125);
    }

    @Test
    void aPlateauLowersTheRateAndStartsToCountAgain() {
        LearningRate rate = of(new ScheduleSpec.Plateau(0, 2, 0.5));

        double[] scores = {0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7, Double.NaN, 0.65};
        double[] expected = {0.5, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.125, 0.0625};
        for (int epoch = 0; epoch < scores.length; epoch++) {
            rate.epochScored(scores[epoch]);
            assertThat(rate.at(50)).as("after epoch %d", epoch + 1).isEqualTo(expected[epoch]);
        }
    }

    @Test
    void aScoreThatIsNoNumberIsBeatenByAny() {
        LearningRate rate = of(new ScheduleSpec.Plateau(0, 1, 0.5));

        rate.epochScored(Double.NaN);
        rate.epochScored(0.1);

        assertThat(rate.at(1)).isEqualTo(0.5);
    }

    private static LearningRate of(ScheduleSpec schedule) {
        return new LearningRate(schedule, 0.5, 10, 10);
    }
}
