package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
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
 * @param line line of the file that it begins on, from 1
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
    Bar as(@Nullable Part other) {
        return new Bar(time, day, second, open, high, low, close, volume, other, wanted, line);
    }
}
