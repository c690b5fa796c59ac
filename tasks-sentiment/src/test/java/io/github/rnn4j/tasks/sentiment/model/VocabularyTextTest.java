package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTextTest {
    @Test
    void aVocabularyIsReadBackAsItWasWritten() {
        for (Vocabulary vocabulary : List.of(
                new Vocabulary(List.of(List.of("好", "ok"), List.of(" 好", "好 ok", "ok ok"))),
                new Vocabulary(List.of(List.of("don't"))),
                new Vocabulary(List.of(List.of("好"), List.of(" 好"), List.of("  好", "a b c"))),
                new Vocabulary(List.of(List.of(), List.of())))) {
            assertThat(VocabularyText.decode(VocabularyText.encode(vocabulary), "v"))
                    .isEqualTo(vocabulary);
        }
    }

    @Test
    void aLineThatIsNoListOfPairsIsRefused() {
        assertThatThrownBy(() -> VocabularyText.decode(List.of("a", "a b c"), "v"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("v: expected entries of 2 tokens but got 3 tokens (view 1)");
    }
}
