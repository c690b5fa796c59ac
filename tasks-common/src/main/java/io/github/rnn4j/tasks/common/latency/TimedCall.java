package io.github.rnn4j.tasks.common.latency;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/** What is asked again and again to see how long it takes. Called by one thread. */
@Experimental
@FunctionalInterface
public interface TimedCall {
    /**
     * Gives the answer that is timed.
     *
     * @param number of the call, from 0, in order
     * @return whatever the answer is
     */
    @Nullable
    Object answer(int number);

    /**
     * Makes ready for a call before it is due, which is not timed; it should take far less than the time between two calls.
     *
     * @param number of the call
     */
    default void prepare(int number) {}
}
