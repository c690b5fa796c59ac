package io.github.rnn4j.tasks.timeseries.tick.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.SharedSpans;
import io.github.rnn4j.tasks.common.leak.Span;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds days that more than one part has windows of, of one ticker or of several: prices of one day move together, so that a model that has
 * learned from some of them knows the others. Windows of two parts share no bar, for none crosses two.
 */
@Experimental
public final class TickLeaks {
    private TickLeaks() {}

    /** Returns what was found. */
    public static List<Leak> find(TickData data, TickWindows windows) {
        Optional<Leak> days = SharedSpans.groups(
                LeakKind.SAME_DAY,
                "days",
                new Parts<>(
                        spans(data, windows, Part.TRAIN),
                        spans(data, windows, Part.VALIDATION),
                        spans(data, windows, Part.TEST)));
        return days.stream().toList();
    }

    private static List<Span> spans(TickData data, TickWindows windows, Part part) {
        return data.tickers().stream()
                .flatMap(series -> windows.of(series, part).stream())
                .map(window -> span(window, windows))
                .toList();
    }

    private static Span span(TickWindow window, TickWindows windows) {
        return new Span(
                LocalDate.ofEpochDay(window.series().bar(window.end()).day()).toString(),
                window.end() - windows.steps() + 1L,
                (long) window.end() + windows.horizon(),
                window.series().bar(window.end()).line());
    }
}
