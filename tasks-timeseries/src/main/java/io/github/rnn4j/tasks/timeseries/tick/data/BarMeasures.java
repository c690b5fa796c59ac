package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What models look at of a bar, known at its close. Immutable.
 *
 * @param logReturn from the close before it, at the start of a stretch from its own open
 * @param logRange logarithm of its high over its low
 * @param volume what was traded
 * @param slot which bar of its session it is, from 0, by the clock
 */
@Experimental
public record BarMeasures(double logReturn, double logRange, double volume, int slot) {
    /** How many values they are written as. */
    public static final int SAVED = 4;

    /**
     * Measures a bar.
     *
     * @param before the bar that it follows; null at the start of a stretch
     * @param barSeconds from one bar to the next
     */
    public static BarMeasures of(Bar bar, @Nullable Bar before, int barSeconds) {
        return new BarMeasures(
                Math.log(bar.close() / (before == null ? bar.open() : before.close())),
                Math.log(bar.high() / bar.low()),
                bar.volume(),
                (int) (bar.second() / barSeconds));
    }

    /** Writes them, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(logReturn).put(logRange).put(volume).put(slot);
    }

    /** Reads measures that {@link #save} wrote. */
    public static BarMeasures load(DoubleBuffer values) {
        return new BarMeasures(values.get(), values.get(), values.get(), (int) values.get());
    }
}
