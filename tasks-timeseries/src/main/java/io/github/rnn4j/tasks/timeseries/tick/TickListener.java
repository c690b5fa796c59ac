package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.InspectionSpec;
import org.jspecify.annotations.Nullable;

/** Hears of what happens in a training on ticks, on its thread; training waits for it. */
@Experimental
@FunctionalInterface
public interface TickListener {
    /** A listener that does nothing. */
    TickListener NONE = event -> {};

    /** Hears of one event. */
    void on(TickEvent event);

    /** Returns how often it wants a look into a step of a network's training; null, as it is unless it is said, for never. */
    default @Nullable InspectionSpec inspection() {
        return null;
    }
}
