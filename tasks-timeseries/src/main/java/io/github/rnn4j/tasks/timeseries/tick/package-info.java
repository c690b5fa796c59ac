/**
 * Stock ticks: how much prices will move, or where to, from windows of bars. Start with {@link
 * io.github.rnn4j.tasks.timeseries.tick.TickTraining}. For programs that embed a model and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick;

import org.jspecify.annotations.NullMarked;
