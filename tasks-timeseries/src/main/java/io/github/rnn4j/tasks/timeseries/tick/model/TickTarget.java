package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Locale;

/** What is forecast. */
@Experimental
public enum TickTarget {
    /** The logarithm of the root mean square of the next log returns. */
    VOLATILITY,
    /** Whether the next log return is above 0; returns of 0 are left out. */
    DIRECTION;

    /** Returns its name on the command line, such as {@code volatility}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
