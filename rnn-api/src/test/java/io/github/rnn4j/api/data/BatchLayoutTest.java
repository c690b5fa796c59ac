package io.github.rnn4j.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class BatchLayoutTest {
    /** Two sequences of three steps of two features: the first is 1 to 6, the second 11 to 16. */
    private static final float[] BATCH_MAJOR = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16};

    private static final float[] TIME_MAJOR = {1, 2, 11, 12, 3, 4, 13, 14, 5, 6, 15, 16};

    @Test
    void bothOrdersHoldTheSameSequences() {
        assertThat(BatchLayout.BATCH_MAJOR.features(Shape.of(2, 3, 2), BATCH_MAJOR))
                .isEqualTo(BatchLayout.TIME_MAJOR.features(Shape.of(3, 2, 2), TIME_MAJOR))
                .containsExactly(
                        new Steps.Features(2, new float[] {1, 2, 3, 4, 5, 6}),
                        new Steps.Features(2, new float[] {11, 12, 13, 14, 15, 16}));
    }

    @Test
    void whatIsBeyondALengthIsLeftOut() {
        assertThat(BatchLayout.TIME_MAJOR.features(Shape.of(3, 2, 2), TIME_MAJOR, 0, 2))
                .containsExactly(
                        new Steps.Features(2, new float[0]), new Steps.Features(2, new float[] {11, 12, 13, 14}));
    }

    @Test
    void identifiersAreCutAlike() {
        assertThat(BatchLayout.BATCH_MAJOR.ids(Shape.of(2, 2, 1), new int[] {7, 8, 9, 0}, 2, 1))
                .containsExactly(new Steps.Ids(1, new int[] {7, 8}), new Steps.Ids(1, new int[] {9}));
        assertThat(BatchLayout.TIME_MAJOR.ids(Shape.of(2, 2, 1), new int[] {7, 8, 9, 0}))
                .containsExactly(new Steps.Ids(1, new int[] {7, 9}), new Steps.Ids(1, new int[] {8, 0}));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> BatchLayout.TIME_MAJOR.features(Shape.of(3, 2), new float[6]))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("batch: expected [timeSteps, batch, width] with a width >= 1 and as many values"
                        + " but got [3, 2] and 6.");
        assertThatThrownBy(() -> BatchLayout.BATCH_MAJOR.ids(Shape.of(2, 2, 2), new int[6]))
                .hasMessageContaining("[batch, timeSteps, width]")
                .hasMessageContaining("but got [2, 2, 2] and 6.");
        assertThatThrownBy(() -> BatchLayout.TIME_MAJOR.features(Shape.of(3, 2, 2), TIME_MAJOR, 1))
                .hasMessage("lengths: expected 2, one for each sequence of [3, 2, 2], but got 1.");
        assertThatThrownBy(() -> BatchLayout.TIME_MAJOR.features(Shape.of(3, 2, 2), TIME_MAJOR, 1, 4))
                .isInstanceOf(RnnException.class)
                .hasMessage("lengths: expected 0 to 3 but got 4 (sequence 1).");
        assertThatThrownBy(() -> BatchLayout.TIME_MAJOR.features(Shape.of(3, 2, 2), TIME_MAJOR, -1, 1))
                .hasMessage("lengths: expected 0 to 3 but got -1 (sequence 0).");
    }
}
