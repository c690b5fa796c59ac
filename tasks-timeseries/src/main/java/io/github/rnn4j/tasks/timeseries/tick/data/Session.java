package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of trading, by local time. A session that ends after midnight is of the day on which it begins. Immutable.
 *
 * @param start second of the day at which it begins
 * @param length seconds that it lasts, at most a day
 */
@Experimental
public record Session(int start, int length) {
    /** A session from midnight to midnight. */
    public static final Session DAY = new Session(0, 86_400);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final String DAY_CODE = "24h";
    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    /**
     * Where a time lies.
     *
     * @param day days since 1970-01-01 on which its session begins
     * @param second seconds since the session began
     */
    @Experimental
    public record Place(long day, double second) {}

    /**
     * Reads {@code 24h} or {@code HH:MM-HH:MM}.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is neither
     */
    public static Session parse(String text) {
        if (text.equals(DAY_CODE)) {
            return DAY;
        }
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            int from = seconds(hours.group(1), hours.group(2));
            int to = seconds(hours.group(3), hours.group(4));
            if (from != to) {
                return new Session(from, Math.floorMod(to - from, SECONDS_OF_DAY));
            }
        }
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "--session: expected 24h, or hours such as 09:30-16:00, but got '" + text + "'.");
    }

    private static int seconds(String hours, String minutes) {
        return Integer.parseInt(hours) * 3600 + Integer.parseInt(minutes) * 60;
    }

    /**
     * Returns the session that a time is of; none outside of the hours.
     *
     * @param local seconds since 1970-01-01 00:00 by local time
     */
    public Optional<Place> place(double local) {
        double sinceStart = local - start;
        long day = (long) Math.floor(sinceStart / SECONDS_OF_DAY);
        double second = sinceStart - (double) day * SECONDS_OF_DAY;
        return second < length ? Optional.of(new Place(day, second)) : Optional.empty();
    }

    @Override
    public String toString() {
        if (equals(DAY)) {
            return DAY_CODE;
        }
        int end = (start + length) % SECONDS_OF_DAY;
        return text(start) + "-" + text(end);
    }

    private static String text(int second) {
        int minutes = second / 60;
        return (minutes / 60 < 10 ? "0" : "") + minutes / 60 + ":" + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
    }
}
