package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/**
 * What a run took.
 *
 * @param train training both networks, with and without recurrent layers; null where nothing was trained
 * @param total all of it, from reading the data to the result
 */
@Experimental
public record Seconds(@Nullable Double train, double total) {}
