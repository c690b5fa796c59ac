package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as text, the same on every machine. */
@Internal
public final class Figures {
    private Figures() {}

    /** A score with four digits after the point. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A difference of scores, with its sign. */
    public static String difference(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    /** A count with commas between the thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A time, in the unit that people use for it. */
    public static String seconds(double seconds) {
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
    }

    /** A number with commas between the thousands, and with no more digits after the point than it needs, six at the most. */
    public static String number(double value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** Microseconds, rounded. */
    public static String micros(double micros) {
        return String.format(Locale.ROOT, "%,.0f µs", micros);
    }
}
