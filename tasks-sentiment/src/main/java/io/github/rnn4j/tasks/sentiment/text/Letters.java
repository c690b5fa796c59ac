package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts with blanks between the words, read by characters, each seen alone and as a pair with the one before. A blank is a token too, for it says
 * where a word ends.
 */
@Experimental
public enum Letters implements Reading {
    /** English and other such languages. */
    EN;

    /** Stands for a blank, which no token holds; SentencePiece writes it so. */
    static final String BLANK = "\u2581";

    private static final int MAX_STEPS = 1_000;

    @Override
    public Language language() {
        return Language.EN;
    }

    @Override
    public TokenKind tokens() {
        return TokenKind.CHARACTERS;
    }

    @Override
    public int views() {
        return 2;
    }

    @Override
    public int maxSteps() {
        return MAX_STEPS;
    }

    @Override
    public Tokenizer tokenizer() {
        return text -> TextNormalizer.normalize(text)
                .codePoints()
                .mapToObj(character -> character == ' ' ? BLANK : Character.toString(character))
                .toList();
    }

    /** Returns the length of each word of a text in tokens; a blank goes with the word before it. */
    public static List<Integer> wordLengths(List<String> tokens) {
        List<Integer> lengths = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(BLANK) || i == tokens.size() - 1) {
                lengths.add(i + 1 - start);
                start = i + 1;
            }
        }
        return lengths;
    }

    /** Returns tokens as they stand in a text, without a blank at the end. */
    public static String join(List<String> tokens) {
        String joined = String.join("", tokens);
        return joined.length() > 1 && joined.endsWith(BLANK) ? joined.substring(0, joined.length() - 1) : joined;
    }
}
