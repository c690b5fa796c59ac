package io.github.rnn4j.tasks.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void aBlankIsATokenToo() {
        assertThat(Letters.EN.tokenizer().tokens(" It  is\t\uD83D\uDE00! "))
                .containsExactly("i", "t", "▁", "i", "s", "▁", "\uD83D\uDE00", "!");
        assertThat(Letters.EN.tokenizer().tokens(" \u0007 ")).isEmpty();
    }

    @Test
    void blanksPartWords() {
        assertThat(Letters.wordLengths(List.of("i", "t", "▁", "i", "s"))).containsExactly(3, 2);
        assertThat(Letters.wordLengths(List.of("▁", "a", "▁"))).containsExactly(1, 2);
        assertThat(Letters.wordLengths(List.of())).isEmpty();
        assertThat(Letters.join(List.of("i", "t", "▁"))).isEqualTo("it");
        assertThat(Letters.join(List.of("▁"))).isEqualTo("▁");
    }
}
