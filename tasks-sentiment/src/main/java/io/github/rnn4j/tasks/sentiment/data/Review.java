package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A text and its class.
 *
 * @param text as it stands in the file; may be empty
 * @param label number of its class, from 0
 */
@Experimental
public record Review(String text, int label) {}
