package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import java.nio.DoubleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Prices of some minutes. Immutable.
 *
 * @param time seconds at which it begins, on the clock of the file
 * @param day days since 1970-01-01 on which its session begins, by local time
 * @param second seconds since its session began
 * @param open first price, > 0
 * @param high highest price
 * @param low lowest price, > 0
 * @param close last price, > 0
 * @param volume what was traded, at least 0; 0 where the data has none
 * @param part which part it is of; null for none
 * @param wanted whether a window may end with it
 * @param line line of the file that it begins on, from 1; 0 for a bar that is of no file
 */
@Experimental
public record Bar(
        double time,
        long day,
        double second,
        double open,
        double high,
        double low,
        double close,
        double volume,
        @Nullable Part part,
        boolean wanted,
        long line) {
    /** How many values a bar is written as. */
    public static final int SAVED = 8;

    private static final double TOLERANCE = 0.5;

    Bar as(@Nullable Part other) {
        return new Bar(time, day, second, open, high, low, close, volume, other, wanted, line);
    }

    /**
     * Returns whether this bar comes right after another one, in the same session and part.
     *
     * @param barSeconds from one bar to the next
     */
    public boolean follows(Bar before, int barSeconds) {
        return before.day == day && before.part == part && Math.abs(time - before.time - barSeconds) < TOLERANCE;
    }

    /** Writes times, prices and volume, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(time)
                .put((double) day)
                .put(second)
                .put(open)
                .put(high)
                .put(low)
                .put(close)
                .put(volume);
    }

    /** Reads a bar that {@link #save} wrote; it is of no part and no file. */
    public static Bar load(DoubleBuffer values) {
        return new Bar(
                values.get(),
                (long) values.get(),
                values.get(),
                values.get(),
                values.get(),
                values.get(),
                values.get(),
                values.get(),
                null,
                true,
                0);
    }
}
