package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times, all of which are of one kind, and tells the local time of each. Not thread-safe. */
final class TickTimes {
    /** As seconds this is the year 5138; as milliseconds, 1973. */
    private static final double SURELY_NO_SECONDS = 1e11;

    private final ZoneId zone;
    private TimeColumn.@Nullable Time first;

    TickTimes(@Nullable ZoneId zone) {
        this.zone = zone == null ? ZoneOffset.UTC : zone;
    }

    /**
     * A time.
     *
     * @param problem what was expected and what is there; null if nothing is wrong
     * @param seconds on the clock of the file
     * @param local seconds since 1970-01-01 00:00 by local time
     */
    record Reading(@Nullable String problem, double seconds, double local) {
        static Reading wrong(String problem) {
            return new Reading(problem, 0, 0);
        }
    }

    /** Reads the next time. */
    Reading next(String field) {
        TimeColumn.Time time = TimeColumn.parse(field);
        if (time == null) {
            return Reading.wrong("a time (seconds since 1970, or like 2026-03-01T09:30:00) but got '" + field + "'");
        }
        if (Math.abs(time.seconds()) > SURELY_NO_SECONDS) {
            return Reading.wrong("seconds since 1970 but got '" + field + "', which may be milliseconds");
        }
        TimeColumn.Time before = first;
        if (before != null && !before.kind().equals(time.kind())) {
            return Reading.wrong(before.kind() + " as before but got '" + field + "'");
        }
        if (before == null) {
            first = time;
        }
        return new Reading(null, time.seconds(), time.seconds() + (time.isLocal() ? 0 : offset(time.seconds())));
    }

    private int offset(double seconds) {
        return zone.getRules()
                .getOffset(Instant.ofEpochSecond((long) Math.floor(seconds)))
                .getTotalSeconds();
    }

    /** Returns whether times were read that have no zone. */
    boolean areLocal() {
        return first != null && first.isLocal();
    }

    /** Returns some seconds as a field of their kind has them. */
    String text(double seconds) {
        return first == null ? Double.toString(seconds) : new TimeColumn.Time(seconds, first.kind()).text();
    }
}
