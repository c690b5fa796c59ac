package io.github.rnn4j.tasks.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPairsTest {
    private static final WordPairs PAIRS = learn();

    /** Two words of two characters, each between characters that change. */
    private static WordPairs learn() {
        List<List<String>> texts = new ArrayList<>();
        for (String other : List.of("我", "你", "他", "她", "这", "那", "很", "也", "又", "都", "不", "真")) {
            texts.addAll(Collections.nCopies(
                    3, List.of(other, "包", "装", other, "破", "损", "!", "!", "?", ",", ",", "?", ",", ",", "?", ",")));
        }
        return WordPairs.learn(texts);
    }

    @Test
    void whatStandsTogetherMoreOftenThanChanceIsAWord() {
        assertThat(PAIRS.lengths(List.of("包", "装", "很", "破", "损"))).containsExactly(2, 1, 2);
    }

    @Test
    void marksAndWhatIsRareMakeNoWord() {
        assertThat(PAIRS.lengths(List.of("!", "!", "我", "包"))).containsExactly(1, 1, 1, 1);
        assertThat(PAIRS.lengths(List.of())).isEmpty();
    }

    @Test
    void aTokenBelongsToOneWordOnly() {
        WordPairs pairs = WordPairs.parse("b c a b c d", "words");

        assertThat(pairs.lengths(List.of("a", "b", "c", "d"))).containsExactly(1, 2, 1);
    }

    @Test
    void pairsAreReadBackAsTheyWereWritten() {
        assertThat(WordPairs.parse(PAIRS.text(), "words")).isEqualTo(PAIRS).hasSameHashCodeAs(PAIRS);
        assertThat(WordPairs.parse("", "words")).isEqualTo(WordPairs.NONE);
        assertThatThrownBy(() -> WordPairs.parse("a b c", "words"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("words: expected pairs of tokens but got 3 tokens");
    }
}
