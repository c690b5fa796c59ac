/**
 * Verdicts about a training, one class for each kind of trouble: what speaks for it, from which number on, and what to try. Start with
 * {@link io.github.rnn4j.monitoring.metric.TrainingHealth}.
 */
@NullMarked
package io.github.rnn4j.monitoring.metric;

import org.jspecify.annotations.NullMarked;
