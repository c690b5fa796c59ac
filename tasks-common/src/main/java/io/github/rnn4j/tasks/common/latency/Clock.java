package io.github.rnn4j.tasks.common.latency;

/** The time by which calls are due; tests make one up. */
interface Clock {
    /** Returns nanoseconds since some instant. */
    long now();

    /** Returns once this time has come, at once if it is past. */
    void await(long nanos);
}
