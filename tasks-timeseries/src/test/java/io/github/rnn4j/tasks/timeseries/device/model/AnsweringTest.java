package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final int WINDOWS = 20_000;

    /** Says of every window what it says of all. */
    private record Constant(List<Double> logits) implements WindowClassifier {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public long parameters() {
            return logits.size();
        }

        @Override
        public double[] scores(float[] window) {
            return logits.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private final RandomStream random = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
    private final List<double[]> truth = new ArrayList<>();
    private final int[] labels = new int[WINDOWS];

    /** States are drawn by logits, so that these are right. */
    AnsweringTest() {
        for (int i = 0; i < WINDOWS; i++) {
            double logit = random.nextGaussian();
            truth.add(new double[] {0, logit});
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
    }

    private ScoredWindows louder(double factor) {
        return new ScoredWindows(truth.stream()
                .map(logits -> new double[] {factor * logits[0], factor * logits[1]})
                .toList());
    }

    @Test
    void aloneLogitsAreMadeAsLoudAsTheyAreRight() {
        Answering alone = Answering.alone(louder(5), labels);

        assertThat(alone.networkWeight()).isCloseTo(0.2, within(0.01));
        assertThat(alone.asksBaseline()).isFalse();
        assertThat(alone.scores(new double[] {10, 20}, new Constant(List.of(100.0, 0.0)), new float[0]))
                .containsExactly(10 * alone.networkWeight(), 20 * alone.networkWeight());
    }

    @Test
    void togetherEachHasOneHalfHoweverLoudItIs() {
        Answering together = Answering.together(louder(0.25), louder(5), labels);

        assertThat(together.asksBaseline()).isTrue();
        assertThat(together.baselineWeight() * 0.25).isCloseTo(together.networkWeight() * 5, within(1e-6));
        assertThat(together.baselineWeight() * 0.25 + together.networkWeight() * 5)
                .isCloseTo(1, within(0.05));
        assertThat(together.scores(new double[] {1, 2}, new Constant(List.of(3.0, 4.0)), new float[0]))
                .containsExactly(
                        together.baselineWeight() * 3 + together.networkWeight(),
                        together.baselineWeight() * 4 + together.networkWeight() * 2);
    }

    @Test
    void aForecastIsTheMeanOfTwo() {
        assertThat(Answering.FORECAST_TOGETHER.scores(
                        new double[] {1, 2}, new Constant(List.of(3.0, 5.0)), new float[0]))
                .containsExactly(2, 3.5);
        assertThat(Answering.FORECAST_ALONE.scores(new double[] {1, 2}, new Constant(List.of(3.0, 5.0)), new float[0]))
                .containsExactly(1, 2);
    }
}
