package io.github.rnn4j.cli.command;

import java.util.function.BooleanSupplier;

/** Lets rows be answered one after the other until it is shut, which waits for the row under way. Thread-safe. */
final class RowGate {
    private boolean shut;

    /** Answers a row; returns whether another one is wanted. */
    synchronized boolean pass(BooleanSupplier row) {
        return !shut && row.getAsBoolean();
    }

    /** Answers no more rows, and does this once, however often it is called. */
    synchronized void shut(Runnable last) {
        if (!shut) {
            shut = true;
            last.run();
        }
    }
}
