package io.github.rnn4j.cli.command;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets rows be answered one after the other until it is shut, which waits for the row under way. Thread-safe. */
final class RowGate {
    private boolean shut;

    /** Rows that come in. */
    @FunctionalInterface
    interface Rows<R> {
        /** Waits for the next row; null at the end. */
        @Nullable
        R next();
    }

    /**
     * Answers row by row until there are no more.
     *
     * @param answer answers a row; says whether another one is wanted
     * @return false if no more rows are to be answered
     */
    <R> boolean passAll(Rows<R> rows, Predicate<R> answer) {
        for (R next = rows.next(); next != null; next = rows.next()) {
            R row = next;
            if (!pass(() -> answer.test(row))) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean pass(BooleanSupplier row) {
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
