package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A swing whose next value two values say, beside a feature that stands still. */
class NextFrameRidgeTest {
    private static final int STEPS = 4;
    private static final NormalRange RANGE = new NormalRange(List.of(-1.0, -1.0), List.of(1.0, 1.0));

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

    private static NextFrameRidge fit(LabelledWindows train) {
        return NextFrameRidge.fit(NormalRange.fit(train, swings(8, 0, 2), 6), train, swings(8, 0, 2));
    }

    private static double error(WindowClassifier model, LabelledWindows windows) {
        return windows.values().stream()
                .mapToDouble(window -> WindowClassifier.faultScore(model.scores(window)))
                .average()
                .orElseThrow();
    }

    @Test
    void aSwingOfAnotherPeriodIsFurtherOffThanTheOneThatWasLearned() {
        NextFrameRidge model = fit(swings(8, 0, 1));

        assertThat(error(model, swings(8, 0, 3))).isBetween(0.3, 1.0);
        assertThat(error(model, swings(5, 0, 4))).isGreaterThan(5);
    }

    @Test
    void aFeatureThatStoodStillDoesNotMakeAFaultOfAHairsBreadth() {
        NextFrameRidge model = fit(swings(8, 0, 1));

        assertThat(error(model, swings(8, 0.001, 3))).isLessThan(1.2);
        // Of what is far off one feature counts by its logarithm, so that the others are still heard, and without end.
        assertThat(error(model, swings(8, 1e9, 3))).isLessThan(60).isGreaterThan(error(model, swings(8, 1e8, 3)) + 1);
    }

    @Test
    void whatIsFarOutIsCutWhereItIsLearnedFrom() {
        LabelledWindows train = swings(8, 0, 1);
        train.values().get(7)[0] = 1e6f;
        train.values().get(9)[2 * STEPS - 2] = -1e6f;
        NextFrameRidge model = fit(train);

        // Without the cut the spread would be that of the one broken value.
        assertThat(error(model, swings(5, 0, 4))).isGreaterThan(1);
    }

    @Test
    void theLimitMovesTheScoreAndNothingElse() {
        NextFrameRidge model = fit(swings(8, 0, 1));
        float[] window = swings(8, 0, 3).values().get(0);

        assertThat(model.withLimit(2).scores(window)).containsExactly(2, model.scores(window)[1]);
        assertThat(model.withLimit(2).logits(window)).isEqualTo(model.logits(window));
    }

    @Test
    void aSpreadIsAboveZero() {
        assertThatThrownBy(() -> new FrameError(RANGE, List.of(1.0, 0.0), 1))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("spreads: expected numbers > 0 but got [1.0, 0.0]");
        assertThatThrownBy(() -> new FrameError(RANGE, List.of(), 1)).hasMessageContaining("expected numbers > 0");
        assertThatThrownBy(() -> new FrameError(RANGE, List.of(1.0), 1))
                .hasMessage("spreads: expected 2 as the range has but got 1");
        assertThatThrownBy(() -> new NormalRange(List.of(1.0), List.of(0.0)))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("range: expected a lower and an upper value of each feature");
    }

    @Test
    void theRangeIsThatOfMostNormalFrames() {
        LabelledWindows windows = risingTo(100);
        NormalRange range = NormalRange.fit(windows, windows, 70);

        assertThat(range.lower()).containsExactly(10.0, 2.0);
        assertThat(range.upper()).containsExactly(70.0, 22.0);
        assertThat(range.before(windows.values().get(3))).containsExactly(70, 2);
        assertThat(range.last(windows.values().get(20))).containsExactly(20, 5);
    }

    @Test
    void aFeatureThatNormalDevicesLeaveTheRangeWithHasNone() {
        NormalRange range = NormalRange.fit(risingTo(100), risingTo(300), 90);

        assertThat(range.lower()).containsExactly(-1_000.0, -1_000.0);
        assertThat(range.before(new float[] {200, -7, 0, 0})).containsExactly(200, -7);
    }

    /** Last frames whose first feature grows by 1, and whose second is a quarter of it, without what is behind the point. */
    private static LabelledWindows risingTo(int count) {
        List<float[]> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(new float[] {1_000, -1_000, i, (float) Math.floor(0.25 * i)});
        }
        return new LabelledWindows(windows, new int[count], new int[count], 2, 2);
    }
}
