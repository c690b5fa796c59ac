package io.github.rnn4j.tasks.common.latency;

/** A clock that moves when it is told to, and wakes up late by what it is told to. */
final class MadeUpClock implements Clock {
    private final long lateNanos;
    private long now = 7;

    MadeUpClock(long lateNanos) {
        this.lateNanos = lateNanos;
    }

    void pass(long nanos) {
        now += nanos;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void await(long nanos) {
        if (now < nanos) {
            now = nanos + lateNanos;
        }
    }
}
