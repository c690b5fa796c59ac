package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws lines, shapes and words. Not thread-safe. */
@Internal
public final class Svg {
    private final Markup markup;

    Svg(Markup markup) {
        this.markup = markup;
    }

    /** Draws a line; its look is that of the class. */
    void line(String look, double x1, double y1, double x2, double y2) {
        markup.empty("line", "class", look, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    /** Draws a rectangle. */
    void box(String look, double x, double y, double width, double height) {
        markup.empty(
                "rect",
                "class",
                look,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height));
    }

    /** Draws what {@code d} of an element {@code path} says, with words to it. */
    void path(String look, String points, @Nullable String words) {
        markup.open("path", "class", look, "d", points);
        if (words != null) {
            markup.leaf("title", words);
        }
        markup.close();
    }

    /**
     * Writes words.
     *
     * @param anchor which end of them stands at x: start, middle or end
     */
    void words(String anchor, double x, double y, String words) {
        markup.leaf("text", words, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
