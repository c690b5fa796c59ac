package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.InspectionSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears of what happens in a training on reviews, on its thread; training waits for it. */
@Experimental
@FunctionalInterface
public interface ReviewListener {
    /** A listener that does nothing. */
    ReviewListener NONE = event -> {};

    /** Hears of one event. */
    void on(ReviewEvent event);

    /** Returns texts that each network reads word by word at the end of every epoch, where it wants looks; none unless it is said. */
    default List<String> traced() {
        return List.of();
    }

    /** Returns how often it wants a look into a step of a network's training; null, as it is unless it is said, for never. */
    default @Nullable InspectionSpec inspection() {
        return null;
    }
}
