package io.github.rnn4j.tasks.common;

import io.github.rnn4j.api.annotation.Internal;

/** Seconds since it was made. Immutable. */
@Internal
public final class Stopwatch {
    private final long start = System.nanoTime();

    /** Returns the seconds since then. */
    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
