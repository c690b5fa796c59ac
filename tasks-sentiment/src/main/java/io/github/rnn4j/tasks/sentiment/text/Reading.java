package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How texts are read: what their tokens are, and in how many views a step is seen. A language stands for its usual reading. Thread-safe. */
@Experimental
public sealed interface Reading permits Language, Letters, SegmentedWords {
    /** Returns the language of the texts. */
    Language language();

    /** Returns what a token is. */
    TokenKind tokens();

    /** Returns how many identifiers a step of the network has. */
    int views();

    /** Returns how many steps of a text a network sees at the most, the first ones. */
    default int maxSteps() {
        return 200;
    }

    /** Returns what cuts texts into tokens. */
    Tokenizer tokenizer();

    /** Returns what cuts texts into words, where that takes a plug-in. */
    default Optional<WordSegmenter> segmenter() {
        return Optional.empty();
    }

    /**
     * Returns how texts of a language are read by some tokens. Chinese words take the segmenter that is on the class path.
     *
     * @param tokens null for the language's usual ones
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if there is no segmenter
     */
    static Reading of(Language language, @Nullable TokenKind tokens) {
        if (tokens == null || tokens == language.tokens()) {
            return language;
        }
        return switch (language) {
            case ZH -> new SegmentedWords(Segmenters.ofClassPath().any());
            case EN -> Letters.EN;
        };
    }
}
