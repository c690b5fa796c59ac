package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One kind of leak in some data.
 *
 * @param level what follows from it
 * @param kind what is shared
 * @param count how many runs, days, rows, windows or features it is about
 * @param message what was found, with the place of one example
 * @param accepted whether training went on although the level is {@link LeakLevel#REFUSE}
 */
@Experimental
public record Leak(LeakLevel level, LeakKind kind, long count, String message, boolean accepted) {
    /** Returns a leak that nobody has accepted. */
    public static Leak of(LeakLevel level, LeakKind kind, long count, String message) {
        return new Leak(level, kind, count, message, false);
    }

    /** Returns this leak as one that training goes on with. */
    Leak asAccepted() {
        return new Leak(level, kind, count, message, true);
    }
}
