package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short times as words, such as {@code 500us}, {@code 2ms} or {@code 1.5s}. There are no minutes: {@code m} would be taken for milli. */
final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(us|ms|s)");
    private static final Map<String, Long> NANOS = Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);

    private TimeSpan() {}

    /**
     * Reads the value of an option.
     *
     * @throws RnnException if it is no such word
     */
    static Duration parse(String option, String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    option + ": expected a time in us, ms or s, such as 500us, 2ms or 1.5s, but got '" + text + "'.");
        }
        BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(span.group(2), 0L));
        return Duration.ofNanos(new BigDecimal(span.group(1)).multiply(unit).longValue());
    }
}
