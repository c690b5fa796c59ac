package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A text and where it stands.
 *
 * @param text as it stands in the file; may be empty
 * @param file how messages call its file
 * @param line where its row starts, from 1
 */
@Experimental
public record PlacedText(String text, String file, long line) {
    /** Returns where it stands, for a message. */
    public String place() {
        return file + " line " + line;
    }
}
