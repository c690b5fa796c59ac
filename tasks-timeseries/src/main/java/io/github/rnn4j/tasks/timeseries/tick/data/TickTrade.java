package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * A trade as it comes in. Immutable.
 *
 * @param seconds of its time, since some instant, the same for all trades of a ticker
 * @param local seconds since 1970-01-01 00:00 by local time of the session
 * @param price > 0
 * @param amount what was traded, at least 0
 */
@Experimental
public record TickTrade(double seconds, double local, double price, double amount) {
    /**
     * Checks the numbers.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if one is not finite, the price not above 0 or the
     *     amount below 0
     */
    public TickTrade {
        PriceProblem.check("trade", TickSource.TRADES, seconds, price, amount);
    }

    /** Returns a trade at a local time of the session, for models that were trained on times without a zone. */
    public static TickTrade at(LocalDateTime time, double price, double amount) {
        double seconds = TimeColumn.seconds(time);
        return new TickTrade(seconds, seconds, price, amount);
    }

    /**
     * Returns a trade at an instant.
     *
     * @param time in the zone of the session
     */
    public static TickTrade at(ZonedDateTime time, double price, double amount) {
        double seconds = TimeColumn.seconds(time.toInstant());
        return new TickTrade(seconds, seconds + time.getOffset().getTotalSeconds(), price, amount);
    }
}
