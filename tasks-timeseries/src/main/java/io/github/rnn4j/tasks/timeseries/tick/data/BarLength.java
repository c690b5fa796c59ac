package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of bars on the command line, such as {@code 30s}, {@code 5m} or {@code 1h}. */
@Experimental
public final class BarLength {
    /** Seconds of a bar of trades unless others are asked for. */
    public static final int USUAL = 300;

    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,4})([smh])");
    private static final int LONGEST = 43_200;

    private BarLength() {}

    /**
     * Returns the seconds.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is no length, or more than half a day
     */
    public static int parse(String text) {
        Matcher length = LENGTH.matcher(text);
        int seconds = length.matches() ? Integer.parseInt(length.group(1)) * unit(length.group(2)) : 0;
        if (seconds < 1 || seconds > LONGEST) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--bar: expected a length such as 30s, 5m or 1h, at most 12h, but got '" + text + "'.");
        }
        return seconds;
    }

    private static int unit(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
        };
    }
}
