package io.github.rnn4j.tasks.common.latency;

import java.util.concurrent.locks.LockSupport;

/**
 * The system's clock. A thread that sleeps is woken up some 50 microseconds late, at times more: so it sleeps until shortly before, and
 * looks at the clock from then on.
 */
final class SystemClock implements Clock {
    private static final long LOOKING_NANOS = 250_000;

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
        for (long left = nanos - now(); left > 0; left = nanos - now()) {
            if (left > LOOKING_NANOS) {
                LockSupport.parkNanos(left - LOOKING_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
