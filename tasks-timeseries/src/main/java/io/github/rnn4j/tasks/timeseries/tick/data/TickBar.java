package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A bar as it comes in, once it is over. Immutable.
 *
 * @param seconds at which it begins, since some instant, the same for all bars of a ticker
 * @param local seconds since 1970-01-01 00:00 at which it begins by local time of the session
 * @param open first price, > 0
 * @param high highest price
 * @param low lowest price, > 0
 * @param close last price, > 0
 * @param volume what was traded, at least 0; 0 where the model was trained without
 */
@Experimental
public record TickBar(double seconds, double local, double open, double high, double low, double close, double volume) {
    /**
     * Checks the numbers.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if one is not finite, a price not above 0, the high
     *     below the low, or the volume below 0
     */
    public TickBar {
        PriceProblem.check("bar", TickSource.BARS, seconds, open, high, low, close, volume);
    }

    /** @param values in the order of {@link TickSource#BARS} */
    TickBar(double seconds, double local, double[] values) {
        this(seconds, local, values[0], values[1], values[2], values[3], values[4]);
    }

    /** Returns a bar that begins at a local time of the session, for models that were trained on times without a zone. */
    public static TickBar at(LocalDateTime begin, double open, double high, double low, double close, double volume) {
        double seconds = TimeColumn.seconds(begin);
        return new TickBar(seconds, seconds, open, high, low, close, volume);
    }

    /**
     * Returns a bar that begins at an instant.
     *
     * @param begin in the zone of the session
     */
    public static TickBar at(ZonedDateTime begin, double open, double high, double low, double close, double volume) {
        double seconds = TimeColumn.seconds(begin.toInstant());
        return new TickBar(seconds, seconds + begin.getOffset().getTotalSeconds(), open, high, low, close, volume);
    }

    /** Returns it in its session, of no part and no file. */
    public Bar placed(Session.Place place) {
        return placed(place, null, true, 0);
    }

    Bar placed(Session.Place place, @Nullable Part part, boolean wanted, long line) {
        return new Bar(seconds, place.day(), place.second(), open, high, low, close, volume, part, wanted, line);
    }
}
