package io.github.rnn4j.tasks.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    @Test
    void chineseIsCutIntoCharactersAndRunsOfAsciiStayWhole() {
        assertThat(Language.ZH.tokenizer().tokens("这款 iPhone6 真好！5星"))
                .containsExactly("这", "款", "iphone6", "真", "好", "!", "5", "星");
    }

    @Test
    void blanksEndARunOfAsciiAndVanish() {
        assertThat(Language.ZH.tokenizer().tokens("very good\t不错")).containsExactly("very", "good", "不", "错");
    }

    @Test
    void fullWidthLettersAndCapitalsAreFolded() {
        assertThat(Language.ZH.tokenizer().tokens("ＯＫ，ＩＰ")).containsExactly("ok", ",", "ip");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneToken() {
        assertThat(Language.ZH.tokenizer().tokens("好\uD83D\uDE00\uD842\uDFB7"))
                .containsExactly("好", "\uD83D\uDE00", "\uD842\uDFB7");
    }

    @Test
    void englishIsCutIntoWordsThatKeepTheirApostrophes() {
        assertThat(Language.EN.tokenizer().tokens("It doesn’t work, 'really'! WHY? I-5..."))
                .containsExactly("it", "doesn't", "work", "really", "!", "why", "?", "i", "5");
    }

    @Test
    void anIdeographInEnglishIsATokenByItself() {
        assertThat(Language.EN.tokenizer().tokens("good好的x")).containsExactly("good", "好", "的", "x");
    }

    @Test
    void textsWithNothingToSeeHaveNoTokens() {
        String invisible = " \u0000\u0007\u200B\uFEFF\uD800\u3000\n";
        assertThat(Language.ZH.tokenizer().tokens(invisible)).isEmpty();
        assertThat(Language.EN.tokenizer().tokens(invisible)).isEmpty();
        assertThat(Language.EN.tokenizer().tokens("")).isEmpty();
    }

    @Test
    void loweringTheCaseDoesNotDependOnTheLocale() {
        assertThat(Language.EN.tokenizer().tokens("TITLE INSIDE")).containsExactly("title", "inside");
    }

    @Test
    void keysOfTextsThatDifferInPunctuationAndBlanksOnlyAreEqual() {
        assertThat(TextNormalizer.key("很 好，推荐!")).isEqualTo(TextNormalizer.key("很好推荐"));
        assertThat(TextNormalizer.key("!!!")).isNotEqualTo(TextNormalizer.key("???"));
    }

    @Test
    void theLanguageIsChosenByTheShareOfHanLetters() {
        assertThat(Language.detect(List.of("屏幕很好 wifi"))).isEqualTo(Language.ZH);
        assertThat(Language.detect(List.of("a fine 好 thing"))).isEqualTo(Language.EN);
        assertThat(Language.detect(List.of("", "123"))).isEqualTo(Language.EN);
    }
}
