package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;

/** Hears of what happens in a training on ticks, on its thread; training waits for it. */
@Experimental
@FunctionalInterface
public interface TickListener {
    /** A listener that does nothing. */
    TickListener NONE = event -> {};

    /** Hears of one event. */
    void on(TickEvent event);
}
