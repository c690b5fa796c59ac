package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One sequence and what is to be learned of it.
 *
 * @param steps the sequence
 * @param target the answer
 */
@Experimental
public record Example(Steps steps, Target target) {}
