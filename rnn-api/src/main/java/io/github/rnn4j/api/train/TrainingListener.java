package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Hears of what happens in training, on the training thread; training waits for it. Throwing ends training with that failure.
 */
@Experimental
@FunctionalInterface
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener NONE = event -> {};

    /** Hears of one event. */
    void on(TrainingEvent event);
}
