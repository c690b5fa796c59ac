package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A swing whose next value two values say, beside a feature that stands still. */
class NextFrameRidgeTest {
    private static final int STEPS = 4;
    private static final double CUT = 6;

    private static LabelledWindows swings(double period, double still, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> windows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double phase = random.nextDouble(2 * Math.PI);
            float[] window = new float[2 * STEPS];
            for (int step = 0; step < STEPS; step++) {
                window[2 * step] =
                        (float) (1.4 * Math.sin(phase + 2 * Math.PI * step / period) + 0.05 * random.nextDouble(-1, 1));
                window[2 * step + 1] = (float) still;
            }
            windows.add(window);
        }
        return new LabelledWindows(windows, new int[400], new int[400], STEPS, 2);
    }

    private static double error(WindowClassifier model, LabelledWindows windows) {
        return windows.values().stream()
                .mapToDouble(window -> WindowClassifier.faultScore(model.scores(window)))
                .average()
                .orElseThrow();
    }

    @Test
    void aSwingOfAnotherPeriodIsFurtherOffThanTheOneThatWasLearned() {
        NextFrameRidge model = NextFrameRidge.fit(CUT, swings(8, 0, 1), swings(8, 0, 2));

        assertThat(error(model, swings(8, 0, 3))).isBetween(0.3, 1.0);
        assertThat(error(model, swings(5, 0, 4))).isGreaterThan(5);
    }

    @Test
    void aFeatureThatStoodStillDoesNotMakeAFaultOfAHairsBreadth() {
        NextFrameRidge model = NextFrameRidge.fit(CUT, swings(8, 0, 1), swings(8, 0, 2));

        assertThat(error(model, swings(8, 0.001, 3))).isLessThan(1.2);
        // Nor does one feature count without end, so that the others are still heard.
        assertThat(error(model, swings(8, 1e9, 3))).isCloseTo(30 / Math.sqrt(2), within(0.5));
    }

    @Test
    void whatIsFarOutIsCutWhereItIsLearnedFrom() {
        LabelledWindows train = swings(8, 0, 1);
        train.values().get(7)[0] = 1e6f;
        train.values().get(9)[2 * STEPS - 2] = -1e6f;
        NextFrameRidge model = NextFrameRidge.fit(CUT, train, swings(8, 0, 2));

        // Without the cut the spread would be that of the one broken value.
        assertThat(error(model, swings(5, 0, 4))).isGreaterThan(1);
    }

    @Test
    void theLimitMovesTheScoreAndNothingElse() {
        NextFrameRidge model = NextFrameRidge.fit(CUT, swings(8, 0, 1), swings(8, 0, 2));
        float[] window = swings(8, 0, 3).values().get(0);

        assertThat(model.withLimit(2).scores(window)).containsExactly(2, model.scores(window)[1]);
        assertThat(model.withLimit(2).logits(window)).isEqualTo(model.logits(window));
    }

    @Test
    void aSpreadIsAboveZero() {
        assertThatThrownBy(() -> new FrameError(List.of(1.0, 0.0), 1))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("spreads: expected numbers > 0 but got [1.0, 0.0]");
        assertThatThrownBy(() -> new FrameError(List.of(), 1)).hasMessageContaining("expected numbers > 0");
    }
}
