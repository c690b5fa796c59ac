package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.List;

/** A language, and how it is usually read: what its tokens are and in how many views a step is seen. */
@Experimental
public enum Language implements Reading {
    /** Chinese: characters, each seen alone and as a pair with the one before. */
    ZH("zh", TokenKind.CHARACTERS, 2),
    /** English and other languages with blanks between the words: words, seen alone. */
    EN("en", TokenKind.WORDS, 1);

    private static final double HAN_SHARE = 0.3;

    private final String code;
    private final TokenKind tokens;
    private final int views;

    Language(String code, TokenKind tokens, int views) {
        this.code = code;
        this.tokens = tokens;
        this.views = views;
    }

    /** Returns its name on the command line and in files, such as {@code zh}. */
    public String code() {
        return code;
    }

    @Override
    public Language language() {
        return this;
    }

    @Override
    public TokenKind tokens() {
        return tokens;
    }

    @Override
    public int views() {
        return views;
    }

    @Override
    public Tokenizer tokenizer() {
        return switch (this) {
            case ZH -> new CharacterTokenizer();
            case EN -> new WordTokenizer();
        };
    }

    /**
     * Returns the language of that code.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none
     */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "language: expected zh, en or auto but got '" + code + "'."
                        + Suggestion.sentence(code, List.of("zh", "en", "auto")));
    }

    /** Returns Chinese if at least 30% of all letters are Han characters, else English. */
    public static Language detect(Iterable<String> texts) {
        long letters = 0;
        long han = 0;
        for (String text : texts) {
            letters += text.codePoints().filter(Character::isLetter).count();
            han += text.codePoints().filter(Language::isHan).count();
        }
        return han > 0 && han >= HAN_SHARE * letters ? ZH : EN;
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN && Character.isLetter(codePoint);
    }
}
