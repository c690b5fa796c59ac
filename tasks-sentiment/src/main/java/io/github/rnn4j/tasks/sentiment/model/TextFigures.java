package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.List;

/** Numbers of a text that tell whether texts are still like those that a model was trained with: what drift is told by. */
final class TextFigures {
    /** How many tokens a text has, and how many of them the vocabulary does not know, as a share. */
    static final List<String> NAMES = List.of("tokens", "unknown tokens");

    private TextFigures() {}

    /** Returns the numbers in the order of their names; a text without a token has nothing that is known. */
    static double[] of(TextEncoder encoder, List<String> tokens) {
        Vocabulary vocabulary = encoder.vocabulary();
        long unknown = tokens.stream()
                .filter(token -> vocabulary.id(0, token) == vocabulary.unknown(0))
                .count();
        return new double[] {tokens.size(), tokens.isEmpty() ? 1 : (double) unknown / tokens.size()};
    }
}
