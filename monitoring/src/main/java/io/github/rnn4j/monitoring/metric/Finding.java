package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.Verdict;

/**
 * What one event says about a kind of trouble.
 *
 * @param present whether it speaks for it
 * @param figure the number that this rests on
 * @param text the number in words
 */
record Finding(boolean present, double figure, Verdict.Words text) {}
