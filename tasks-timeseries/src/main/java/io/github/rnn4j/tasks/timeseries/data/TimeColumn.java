package io.github.rnn4j.tasks.timeseries.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Decimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Times out of fields: seconds as a number, or ISO 8601 with a {@code T} or a blank between date and time, with a zone or without one.
 * A column whose first time has a zone has one in every row, and one without has none: a mixture has no order.
 */
@Experimental
public final class TimeColumn {
    private static final String NUMBER = "a number";
    private static final String LOCAL = "a time without a zone";
    private static final String ZONED = "a time with a zone";

    private TimeColumn() {}

    /**
     * A time that was read.
     *
     * @param seconds since some instant, the same for all of a kind
     * @param kind such as {@code a time with a zone}
     */
    @Experimental
    public record Time(double seconds, String kind) {
        /** Returns true if it is a time of day somewhere, and no instant. */
        public boolean isLocal() {
            return kind.equals(LOCAL);
        }

        /** Returns it as a field of its kind has it, in the zone UTC where it has one. */
        public String text() {
            if (kind.equals(NUMBER)) {
                return BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString();
            }
            long whole = (long) Math.floor(seconds);
            Instant instant = Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e9));
            return kind.equals(LOCAL)
                    ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString()
                    : instant.toString();
        }
    }

    /** Returns the time, or null if the field is none. */
    public static @Nullable Time parse(String field) {
        OptionalDouble number = Decimal.parse(field);
        if (number.isPresent()) {
            return new Time(number.getAsDouble(), NUMBER);
        }
        String iso = field.length() > 10 && field.charAt(10) == ' ' ? field.replaceFirst(" ", "T") : field;
        try {
            if (iso.length() == 10) {
                return local(LocalDate.parse(iso).atStartOfDay());
            }
            if (iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10) {
                return new Time(seconds(OffsetDateTime.parse(iso).toInstant()), ZONED);
            }
            return local(LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Time local(LocalDateTime time) {
        return new Time(seconds(time), LOCAL);
    }

    /** Returns the seconds of a local time, as those of the same time in UTC. */
    public static double seconds(LocalDateTime time) {
        return seconds(time.toInstant(ZoneOffset.UTC));
    }

    /** Returns the seconds since 1970-01-01 00:00 UTC. */
    public static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
