package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;

/** A drawing with words for those who do not see it. Colours never tell alone: shapes, dashes and words do as well. Immutable. */
@Internal
public sealed interface Chart permits DotChart, LineChart {
    /** Returns what stands above it. */
    String title();

    /** Returns what it shows, in words. */
    String description();

    /** Returns how wide it is drawn, in units of its own. */
    int width();

    /** Returns how high it is drawn. */
    int height();

    /** Draws it into an element {@code svg} that is open. */
    void draw(Svg svg);
}
