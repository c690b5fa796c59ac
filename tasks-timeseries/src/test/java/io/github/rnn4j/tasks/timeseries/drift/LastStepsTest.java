package io.github.rnn4j.tasks.timeseries.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.ReferenceDistribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastStepsTest {
    private static final float[] FIRST = {1, 2, 3, 4, 5, 6};
    private static final float[] SECOND = {1, 2, 3, 40, 50, 60};

    @Test
    void onlyTheLastStepCountsAndOfItTheFirstFeatures() {
        assertThat(LastSteps.of(FIRST, 3, 2)).containsExactly(4, 5);
        assertThat(LastSteps.of(FIRST, 3, 3)).containsExactly(4, 5, 6);
        assertThat(LastSteps.of(FIRST, 6, 1)).containsExactly(1);
    }

    @Test
    void distributionsAreOverTheLastStepOfEachWindow() {
        assertThat(LastSteps.distributions(List.of("a", "b"), List.of(FIRST, SECOND), 3))
                .containsExactly(
                        ReferenceDistribution.of("a", new double[] {4, 40}),
                        ReferenceDistribution.of("b", new double[] {5, 50}));
    }
}
