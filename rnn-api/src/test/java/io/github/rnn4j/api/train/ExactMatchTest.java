package io.github.rnn4j.api.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.data.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactMatchTest {
    @Test
    void onlyWholeSequencesCount() {
        List<Target> targets =
                List.of(Target.Sequence.of(1, 2), Target.Sequence.of(), Target.Sequence.of(3), Target.Sequence.of(3));
        List<int[]> written = List.of(new int[] {1, 2}, new int[0], new int[] {3, 3}, new int[0]);

        assertThat(new ExactMatch().compute(written, targets)).isEqualTo(0.5);
        assertThat(new ExactMatch().name()).isEqualTo("exactMatch");
    }

    @Test
    void theSymbolThatEndsASequenceIsNotPartOfIt() {
        assertThat(Target.Sequence.of(4, 5).timeSteps()).isEqualTo(3);
        assertThatThrownBy(() -> Target.Sequence.of(4, 0))
                .hasMessage("target: expected symbols >= 1, for 0 ends a sequence by itself, but got 0 (position 1)");
    }
}
