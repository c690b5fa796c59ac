package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import java.util.List;

/**
 * Turns a text into the steps of a network: {@code [timeSteps, views]} identifiers. A longer text is cut first, and read as if
 * it had no other tokens. A text without tokens becomes one step of unknown identifiers, so that every text gets an answer.
 * Thread-safe.
 *
 * @param reading how texts are cut into tokens
 * @param vocabulary the identifiers; its number of views is that of a step
 * @param cut tokens that are kept
 */
@Experimental
public record TextEncoder(Reading reading, Vocabulary vocabulary, SequenceCut cut) {
    /**
     * Creates one that keeps the first tokens of a text.
     *
     * @param maxSteps tokens at the most, at least 1
     */
    public TextEncoder(Reading reading, Vocabulary vocabulary, int maxSteps) {
        this(reading, vocabulary, SequenceCut.head(maxSteps));
    }

    /** Returns the steps of one text, at least one. */
    public Steps.Ids encode(String text) {
        return encode(reading.tokenizer().tokens(text));
    }

    /** Returns what is read at each of the steps of {@link #encode}: the tokens that are kept, or one without a letter. */
    public List<String> readTokens(List<String> tokens) {
        return tokens.isEmpty() ? List.of("") : cut.of(tokens);
    }

    /** Returns the steps of one tokenised text, at least one. */
    public Steps.Ids encode(List<String> tokens) {
        int views = vocabulary.views();
        List<String> kept = cut.of(tokens);
        int timeSteps = kept.size();
        int[] ids = new int[Math.max(1, timeSteps) * views];
        for (int view = 0; view < views; view++) {
            ids[view] = vocabulary.unknown(view);
            for (int position = 0; position < timeSteps; position++) {
                ids[position * views + view] = vocabulary.id(view, Ngrams.entry(kept, position, view));
            }
        }
        return new Steps.Ids(views, ids);
    }
}
