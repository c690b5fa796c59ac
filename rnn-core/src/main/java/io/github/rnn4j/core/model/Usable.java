package io.github.rnn4j.core.model;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** Refuses the use of what was closed, and by another thread than the one that made it. */
final class Usable {
    private final String subject;
    private final Thread owner = Thread.currentThread();
    private volatile boolean closed;

    /** Begins open, for the calling thread. */
    Usable(String subject) {
        this.subject = subject;
    }

    void check() {
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open one but it or its model was closed. Make a new one.");
        }
        if (Thread.currentThread() != owner) {
            throw new RnnException(
                    ErrorCode.WRONG_THREAD,
                    subject + ": expected the thread '" + owner.getName() + "' that made it but got '"
                            + Thread.currentThread().getName() + "'. Make one " + subject + " for each thread.");
        }
    }

    /** Closes it; returns whether it was open. */
    boolean close() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }
}
