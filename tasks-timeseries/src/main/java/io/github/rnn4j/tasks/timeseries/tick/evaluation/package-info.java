/**
 * Forecasts and how good they are. Start with {@link io.github.rnn4j.tasks.timeseries.tick.evaluation.TickScores}. For the other packages
 * of this module, and for programs that read results.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import org.jspecify.annotations.NullMarked;
