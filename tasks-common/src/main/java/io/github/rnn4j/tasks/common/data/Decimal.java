package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What counts as a number in a field: decimal digits as people write them, not all that Java's own parser takes. */
@Internal
public final class Decimal {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private Decimal() {}

    /** Returns the number, if the text is one. */
    public static OptionalDouble parse(String text) {
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
