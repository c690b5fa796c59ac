package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;

/** Hears of what happens in a training on reviews, on its thread; training waits for it. */
@Experimental
@FunctionalInterface
public interface ReviewListener {
    /** A listener that does nothing. */
    ReviewListener NONE = event -> {};

    /** Hears of one event. */
    void on(ReviewEvent event);
}
