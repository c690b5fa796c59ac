package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/**
 * A bar that is over. Immutable.
 *
 * @param seconds at which it began, on the clock of its trades
 * @param answer what the model expects at its close; null if the window is not full yet
 */
@Experimental
public record ClosedBar(double seconds, @Nullable TickAnswer answer) {}
