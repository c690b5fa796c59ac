/**
 * Listens to a training and tells of it in the events of a run. Start with {@link
 * io.github.rnn4j.monitoring.listener.TrainingMonitor}.
 */
@NullMarked
package io.github.rnn4j.monitoring.listener;

import org.jspecify.annotations.NullMarked;
