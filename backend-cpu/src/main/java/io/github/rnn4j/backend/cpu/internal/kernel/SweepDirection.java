package io.github.rnn4j.backend.cpu.internal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Which way a single row goes through the panels that it is multiplied by. The steps of one sequence go through the same panels again and again:
 * to and fro, they begin at what the step before has left in the level 1 cache. Confined to a session.
 */
final class SweepDirection {
    /** Elements that a level 1 cache has at least. */
    private static final int CACHE_ELEMENTS = 8 * 1024;
    /** Of so many caches' worth, what is left in one is too little to be worth it. */
    private static final int MOST_CACHES = 3;

    private @Nullable PackedMatrix<float[]> last;
    private boolean again;
    private boolean backwards;

    /** Notes what a row is multiplied by, and turns round if that is what the last one was multiplied by. */
    void turn(PackedMatrix<float[]> packed) {
        again = packed == last;
        backwards = again && !backwards;
        if (!again) {
            last = packed;
        }
    }

    /** Notes that rows are multiplied side by side, which all go one way. */
    void straight() {
        again = false;
    }

    /**
     * Says whether the row goes to and fro with those before it.
     *
     * @param elements of all panels
     */
    boolean isToAndFro(int elements) {
        return again && elements > CACHE_ELEMENTS && elements <= MOST_CACHES * CACHE_ELEMENTS;
    }

    /** Says whether the row begins at the last panels. */
    boolean isBackwards() {
        return backwards;
    }
}
