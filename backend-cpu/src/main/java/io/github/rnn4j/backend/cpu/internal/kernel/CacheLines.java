package io.github.rnn4j.backend.cpu.internal.kernel;

import java.util.function.LongSupplier;

/**
 * Finds where in an array panels are read quickest: where a cache line begins. A vector as long as a line that begins anywhere else reaches into
 * two of them and takes twice as long to read, which makes a step of one sequence a fifth slower. Java neither lets arrays begin with a line nor
 * tells where they do, and the garbage collector moves them, so that places are read from and timed. A wrong answer costs speed
 * and nothing else. Confined to a session; no allocation.
 */
final class CacheLines {
    /** Elements between places that are tried: arrays begin at multiples of eight bytes. */
    private static final int STEP = 2;
    /** Elements of a line of 64 bytes: as many places apart it is the same again, and as many must be free before the panels. */
    static final int LINE = 16;
    /** Times a place is timed; the least counts, for whatever else the machine does only adds. */
    private static final int TIMES = 3;
    /** A place must take less of the time of another to be better: it is half of it with vectors of a line, two thirds with those of half a line. */
    private static final double BETTER = 0.8;

    private final Reading reading;
    private final LongSupplier nanoTime;

    /** Reads what stands behind a place. */
    @FunctionalInterface
    interface Reading {
        /** Reads, always as much. */
        void read(float[] array, int from);
    }

    CacheLines(Reading reading, LongSupplier nanoTime) {
        this.reading = reading;
        this.nanoTime = nanoTime;
    }

    /** Returns the place to begin at: another than now only if that is clearly quicker. */
    int best(float[] array, int now) {
        long least = time(array, now);
        if (least < BETTER * time(array, (now + STEP) % LINE)) {
            return now;
        }
        long limit = (long) (BETTER * least);
        int best = now;
        for (int from = 0; from < LINE; from += STEP) {
            long time = from == now ? least : time(array, from);
            if (time < limit) {
                limit = time;
                best = from;
            }
        }
        return best;
    }

    private long time(float[] array, int from) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long start = nanoTime.getAsLong();
            reading.read(array, from);
            least = Math.min(least, nanoTime.getAsLong() - start);
        }
        return least;
    }
}
