package io.github.rnn4j.tasks.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentedWordsTest {
    @Test
    void textsAreNormalisedAndBlanksPartWords() {
        Reading reading = new SegmentedWords(new ListedWords());

        assertThat(reading.tokenizer().tokens(" 包装\t破损，客 服 ")).containsExactly("包装", "破损", ",", "客", "服");
        assertThat(reading.tokenizer().tokens(" \u0007 ")).isEmpty();
        assertThat(reading.views()).isEqualTo(1);
        assertThat(reading.language()).isEqualTo(Language.ZH);
        assertThat(reading.tokens()).isEqualTo(TokenKind.WORDS);
    }

    @Test
    void wordsThatAreNotThoseOfTheTextAreRefused() {
        String text = "包\uD83D\uDE00";
        for (List<String> words :
                List.of(List.of("包"), List.of(text, ""), List.of("包", "?"), List.of("包\uD83D", "\uDE00"))) {
            Tokenizer tokenizer = new SegmentedWords(new Fixed(words)).tokenizer();

            assertThatThrownBy(() -> tokenizer.tokens(text))
                    .isInstanceOf(RnnException.class)
                    .hasMessageStartingWith("segmenter 'fixed': expected words that make up the text but got ");
        }
        assertThat(new SegmentedWords(new Fixed(List.of(text))).tokenizer().tokens(text))
                .containsExactly(text);
    }

    @Test
    void aReadingIsWhatItsSegmenterIs() {
        assertThat(new SegmentedWords(new ListedWords()))
                .isEqualTo(new SegmentedWords(new ListedWords()))
                .hasSameHashCodeAs(new SegmentedWords(new ListedWords()))
                .isNotEqualTo(new SegmentedWords(new ListedWords("2")))
                .isNotEqualTo(new SegmentedWords(new Fixed(List.of())));
    }

    @Test
    void aLanguageIsReadAsUsualUnlessAskedOtherwise() {
        assertThat(Reading.of(Language.ZH, null)).isEqualTo(Language.ZH);
        assertThat(Reading.of(Language.ZH, TokenKind.CHARACTERS)).isEqualTo(Language.ZH);
        assertThat(Reading.of(Language.EN, TokenKind.WORDS)).isEqualTo(Language.EN);
        assertThat(Reading.of(Language.EN, TokenKind.CHARACTERS)).isEqualTo(Letters.EN);
        assertThat(Reading.of(Language.ZH, TokenKind.WORDS)).isEqualTo(new SegmentedWords(new ListedWords()));
    }

    @Test
    void aSegmenterThatIsNotThereOrOfAnotherVersionIsRefused() {
        Segmenters none = Segmenters.of(List.of());
        Segmenters one = Segmenters.of(List.of(new ListedWords("2")));

        assertThatThrownBy(none::any)
                .isInstanceOf(RnnException.class)
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage(
                        "view: expected a segmenter on the class path, for Chinese words have no blanks between them, but"
                                + " there is none. Put one there (./rnn --with hanlp COMMAND, or the module segmenter-hanlp).");
        assertThatThrownBy(() -> none.exactly("hanlp", "portable-1.8.6"))
                .hasMessage(
                        "segmenter: expected 'hanlp', version portable-1.8.6, which cut the texts of the training, on the"
                                + " class path but it is not there. Put one there (./rnn --with hanlp COMMAND, or the module"
                                + " segmenter-hanlp).");
        assertThatThrownBy(() -> one.exactly("listed-words", "1"))
                .hasMessage(
                        "segmenter 'listed-words': expected version 1, which cut the texts of the training, but got 2,"
                                + " whose words may be others. Put that version there, or train again.");
        assertThat(one.exactly("listed-words", "2").version()).isEqualTo("2");
    }

    private record Fixed(List<String> fixed) implements WordSegmenter {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<String> words(String text) {
            return fixed;
        }
    }
}
