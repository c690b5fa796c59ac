/**
 * Runs for other programs, made from an {@link io.github.rnn4j.monitoring.run.EventLog} when it is asked for: start with {@link
 * io.github.rnn4j.monitoring.export.TensorBoardExport}.
 */
@NullMarked
package io.github.rnn4j.monitoring.export;

import org.jspecify.annotations.NullMarked;
