package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;

/**
 * A sentence and whether it praises.
 *
 * @param text the sentence, one line
 * @param label 1 for praise, 0 for the contrary
 * @param source where it comes from
 */
@Internal
public record LabelledSentence(String text, int label, String source) {
    public LabelledSentence {
        text = text.replaceAll("[\\t\\r\\n]+", " ").strip();
    }
}
