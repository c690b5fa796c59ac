package io.github.rnn4j.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void identifiersStandSideBySideInAStep() {
        int[] ids = {1, 2, 3, 4, 5, 6};
        Steps.Ids steps = new Steps.Ids(2, ids);
        ids[0] = 9;
        assertThat(steps.timeSteps()).isEqualTo(3);
        assertThat(steps.id(0, 0)).isEqualTo(1);
        assertThat(steps.id(2, 1)).isEqualTo(6);
        assertThat(steps)
                .isEqualTo(new Steps.Ids(2, new int[] {1, 2, 3, 4, 5, 6}))
                .isNotEqualTo(new Steps.Ids(3, new int[] {1, 2, 3, 4, 5, 6}));
    }

    @Test
    void featuresStandSideBySideInAStep() {
        Steps.Features steps = new Steps.Features(3, new float[] {1, 2, 3, 4, 5, 6});
        assertThat(steps.timeSteps()).isEqualTo(2);
        assertThat(steps.value(1, 0)).isEqualTo(4);
        assertThat(steps).isEqualTo(new Steps.Features(3, new float[] {1, 2, 3, 4, 5, 6}));
        assertThat(new Steps.Features(3, new float[0]).timeSteps())
                .as("no step at all")
                .isZero();
    }

    @Test
    void brokenStepsAreRefused() {
        assertThatThrownBy(() -> new Steps.Ids(2, new int[3]))
                .isInstanceOf(RnnException.class)
                .hasMessage("steps: expected whole steps of 2 identifiers but got 3");
        assertThatThrownBy(() -> new Steps.Features(0, new float[0]))
                .hasMessage("steps: expected >= 1 features a step but got 0");
        assertThatThrownBy(() -> new Target.Label(-1)).hasMessage("label: expected >= 0 but got -1");
    }

    @Test
    void theFirstStepsAreASequenceWithTheSameKey() {
        Steps ids = new Steps.Ids(2, new int[] {1, 2, 3, 4, 5, 6}).withKey(7);
        Steps features = new Steps.Features(2, new float[] {1, 2, 3, 4}).withKey(7);

        assertThat(ids.first(2)).isEqualTo(new Steps.Ids(2, new int[] {1, 2, 3, 4}).withKey(7));
        assertThat(features.first(1)).isEqualTo(new Steps.Features(2, new float[] {1, 2}).withKey(7));
        assertThat(ids.first(0).timeSteps()).isZero();
        assertThat(ids.first(3)).isEqualTo(ids);
        assertThatThrownBy(() -> ids.first(4))
                .isInstanceOf(RnnException.class)
                .hasMessage("count: expected 0 to 3 but got 4 (steps).");
        assertThatThrownBy(() -> features.first(-1)).hasMessage("count: expected 0 to 2 but got -1 (steps).");
    }
}
