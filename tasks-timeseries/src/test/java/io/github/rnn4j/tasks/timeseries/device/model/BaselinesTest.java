package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final int STEPS = 5;

    /** State 1 grows, state 2 trembles, state 0 does neither. */
    private static LabelledWindows windows(int count, int classes, int seed) {
        RandomStream random = new RandomStream(new RandomKey(seed, Purpose.TESTING, 0, 0));
        List<float[]> values = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(classes);
            float[] window = new float[STEPS * 2];
            for (int step = 0; step < STEPS; step++) {
                window[2 * step] = (float) (0.3 * random.nextGaussian() + (labels[i] == 1 ? 0.8 * step : 0));
                window[2 * step + 1] = (float) (random.nextGaussian() * (labels[i] == 2 ? 2 : 0.3));
            }
            values.add(window);
        }
        return new LabelledWindows(values, labels, new int[count], STEPS, classes);
    }

    private static double accuracy(WindowClassifier model, LabelledWindows windows) {
        int right = 0;
        for (int i = 0; i < windows.size(); i++) {
            double[] scores = model.scores(windows.values().get(i));
            right += WindowClassifier.likeliest(scores) == windows.labels()[i] ? 1 : 0;
        }
        return (double) right / windows.size();
    }

    @Test
    void ridgeAndForestTellStatesThatStatisticsTell() {
        for (int classes : new int[] {2, 3}) {
            LabelledWindows train = windows(400, classes, 1);
            LabelledWindows validation = windows(200, classes, 2);
            LabelledWindows test = windows(200, classes, 3);
            assertThat(accuracy(RidgeClassifier.fit(train, validation), test)).isGreaterThan(0.9);
            assertThat(accuracy(ForestFit.fit(train, 7), test)).isGreaterThan(0.9);
        }
    }

    @Test
    void equalSeedsGiveEqualForestsAndSharesAddUpToOne() {
        LabelledWindows train = windows(150, 3, 1);
        ForestClassifier first = ForestFit.fit(train, 7);
        ForestClassifier second = ForestFit.fit(train, 7);
        ForestClassifier other = ForestFit.fit(train, 8);
        boolean differs = false;
        for (float[] window : windows(50, 3, 4).values()) {
            double[] shares = first.scores(window);
            assertThat(second.scores(window)).containsExactly(shares);
            assertThat(shares[0] + shares[1] + shares[2]).isBetween(1 - 1e-9, 1 + 1e-9);
            differs |= other.scores(window)[0] != shares[0];
        }
        assertThat(differs).isTrue();
    }

    @Test
    void theFaultScoreIsThatOfTheLikeliestFault() {
        assertThat(WindowClassifier.faultScore(new double[] {0.2, 0.1, 0.7})).isEqualTo(0.7 - 0.2);
        assertThat(WindowClassifier.likeliest(new double[] {0.1, 0.7, 0.7})).isEqualTo(1);
    }

    @Test
    void theLimitOfTheGreatestDeviationIsRightMostOften() {
        List<float[]> values = List.of(
                new float[] {1, -2}, new float[] {2.5f, 0}, new float[] {0, 3}, new float[] {-4, 1}, new float[] {5, 0
                });
        LabelledWindows windows = new LabelledWindows(values, new int[] {0, 0, 1, 1, 0}, new int[5], 2, 2);

        GreatestDeviation fitted = GreatestDeviation.fit(windows);

        assertThat(fitted.limit()).isBetween(2.5, 3.0);
        assertThat(fitted.scores(new float[] {1, -4, 2})).containsExactly(fitted.limit(), 4);
    }
}
