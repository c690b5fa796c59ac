package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;

/**
 * Turns a text into the steps of a network: {@code [timeSteps, views]} identifiers. A longer text keeps its first {@code
 * maxSteps} tokens. A text without tokens becomes one step of unknown identifiers, so that every text gets an answer.
 * Thread-safe.
 *
 * @param reading how texts are cut into tokens
 * @param vocabulary the identifiers; its number of views is that of a step
 * @param maxSteps time steps at the most, at least 1
 */
@Experimental
public record TextEncoder(Reading reading, Vocabulary vocabulary, int maxSteps) {
    public TextEncoder {
        if (maxSteps < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "maxSteps: expected >= 1 but got " + maxSteps);
        }
    }

    /** Returns the steps of one text, at least one. */
    public Steps.Ids encode(String text) {
        return encode(reading.tokenizer().tokens(text));
    }

    /** Returns the steps of one tokenised text, at least one. */
    public Steps.Ids encode(List<String> tokens) {
        int views = vocabulary.views();
        int timeSteps = Math.min(tokens.size(), maxSteps);
        int[] ids = new int[Math.max(1, timeSteps) * views];
        for (int view = 0; view < views; view++) {
            ids[view] = vocabulary.unknown(view);
            for (int position = 0; position < timeSteps; position++) {
                ids[position * views + view] = vocabulary.id(view, Ngrams.entry(tokens, position, view));
            }
        }
        return new Steps.Ids(views, ids);
    }
}
