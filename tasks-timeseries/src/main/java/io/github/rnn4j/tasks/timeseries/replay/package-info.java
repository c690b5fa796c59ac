/**
 * Data that is there as a whole, handed on as if it were coming in. Start with {@link
 * io.github.rnn4j.tasks.timeseries.replay.WindowReplay}. For evaluations.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.replay;

import org.jspecify.annotations.NullMarked;
