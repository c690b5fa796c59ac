package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Locale;

/** Sentences in both languages. */
final class Text {
    private Text() {}

    /** Returns both sentences with the same arguments, which {@code %1$s} and so on name in any order. */
    static Verdict.Words of(String en, String zh, Object... arguments) {
        return new Verdict.Words(String.format(Locale.ROOT, en, arguments), String.format(Locale.ROOT, zh, arguments));
    }

    /** Returns a number in as few characters as say what it is. */
    static String number(double value) {
        double magnitude = Math.abs(value);
        if (value == 0 || (magnitude >= 0.01 && magnitude < 10_000)) {
            return String.format(Locale.ROOT, magnitude >= 100 ? "%.0f" : "%.3g", value);
        }
        return String.format(Locale.ROOT, "%.1e", value);
    }

    /** Returns a share in percent, without the sign. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }
}
