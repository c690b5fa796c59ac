package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.Verdict;
import java.util.function.Supplier;

/**
 * What one event says about a kind of trouble.
 *
 * @param present whether it speaks for it
 * @param figure the number that this rests on
 * @param text makes the number into words, at once or not at all: most findings change nothing, and words take longer than the rest
 */
record Finding(boolean present, double figure, Supplier<Verdict.Words> text) {}
