package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chinese read by words, each seen alone. Punctuation is among the words. Two are equal if their segmenters have one name and version.
 *
 * @param words what cuts the texts
 */
@Experimental
public record SegmentedWords(WordSegmenter words) implements Reading {
    @Override
    public Language language() {
        return Language.ZH;
    }

    @Override
    public TokenKind tokens() {
        return TokenKind.WORDS;
    }

    @Override
    public int views() {
        return 1;
    }

    @Override
    public Tokenizer tokenizer() {
        return this::tokens;
    }

    @Override
    public Optional<WordSegmenter> segmenter() {
        return Optional.of(words);
    }

    private List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (String piece : TextNormalizer.normalize(text).split(" ", -1)) {
            if (!piece.isEmpty()) {
                tokens.addAll(checked(piece, words.words(piece)));
            }
        }
        return tokens;
    }

    private List<String> checked(String text, List<String> found) {
        if (found.stream().anyMatch(SegmentedWords::isBroken)
                || !String.join("", found).equals(text)) {
            throw new RnnException(
                    ErrorCode.INTERNAL,
                    "segmenter '" + words.name() + "': expected words that make up the text but got " + found.size()
                            + " others for " + text.length() + " characters. Take another version of it.");
        }
        return found;
    }

    /** Half a character cannot be written down in a model file. */
    private static boolean isBroken(String word) {
        return word.isEmpty() || Character.isLowSurrogate(word.charAt(0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentedWords that
                && words.name().equals(that.words.name())
                && words.version().equals(that.words.version());
    }

    @Override
    public int hashCode() {
        return words.name().hashCode() * 31 + words.version().hashCode();
    }
}
