package io.github.rnn4j.tasks.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceCutTest {
    private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e");

    @Test
    void aCutKeepsItsEndInOrder() {
        assertThat(SequenceCut.head(2).of(ITEMS)).containsExactly("a", "b");
        assertThat(new SequenceCut(KeptEnd.TAIL, 2).of(ITEMS)).containsExactly("d", "e");
        assertThat(new SequenceCut(KeptEnd.BOTH, 2).of(ITEMS)).containsExactly("a", "e");
        assertThat(new SequenceCut(KeptEnd.BOTH, 3).of(ITEMS)).containsExactly("a", "b", "e");
        assertThat(new SequenceCut(KeptEnd.BOTH, 1).of(ITEMS)).containsExactly("a");
    }

    @Test
    void whatIsShortEnoughStaysAsItIs() {
        for (KeptEnd end : KeptEnd.values()) {
            assertThat(new SequenceCut(end, 5).of(ITEMS)).isEqualTo(ITEMS);
            assertThat(new SequenceCut(end, 1).of(List.of())).isEmpty();
        }
    }

    @Test
    void nothingIsNoCut() {
        assertThatThrownBy(() -> SequenceCut.head(0))
                .isInstanceOf(RnnException.class)
                .hasMessage("length: expected >= 1 but got 0");
        assertThatThrownBy(() -> new LengthChoice.Fixed(0))
                .isInstanceOf(RnnException.class)
                .hasMessage("length: expected >= 1 but got 0");
    }
}
