package io.github.rnn4j.tasks.timeseries.device.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.common.leak.SharedSpans;
import io.github.rnn4j.tasks.common.leak.Span;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds leaks in recordings before anything is learned from them. Of validation and test frames it reads the values and never the states.
 *
 * <p>That scales and features come from training frames is how {@link io.github.rnn4j.tasks.timeseries.device.scaling.RunScalers} and {@link
 * DeviceData} are made; what was done to a file before cannot be seen, but for features that are standardised over all of it.
 */
@Experimental
public final class DeviceLeaks {
    private DeviceLeaks() {}

    /** Returns what was found, each kind at most once. */
    public static List<Leak> find(DeviceData data, Windows windows) {
        Parts<Window> all = new Parts<>(
                windows.of(data.runs(), Part.TRAIN),
                windows.of(data.runs(), Part.VALIDATION),
                windows.of(data.runs(), Part.TEST));
        List<Leak> found = new ArrayList<>();
        SharedSpans.groups(LeakKind.SAME_RUN, "runs", spans(data.runs(), all, windows.steps()))
                .ifPresent(found::add);
        new CopiedFrames(data.runs(), windows.steps()).find(all).ifPresent(found::add);
        StandardisedFeatures.find(data).ifPresent(found::add);
        determining(data).ifPresent(found::add);
        return found;
    }

    private static Parts<Span> spans(List<DeviceRun> runs, Parts<Window> windows, int steps) {
        return new Parts<>(
                spans(runs, windows.train(), steps),
                spans(runs, windows.validation(), steps),
                spans(runs, windows.test(), steps));
    }

    private static List<Span> spans(List<DeviceRun> runs, List<Window> windows, int steps) {
        return windows.stream()
                .map(window -> {
                    DeviceRun run = runs.get(window.run());
                    return new Span(run.name(), window.end() - steps + 1, window.end(), run.line(window.end()));
                })
                .toList();
    }

    /** Features that were named all the same are learned from; those that were not were left out. */
    private static Optional<Leak> determining(DeviceData data) {
        if (!data.determining().isEmpty()) {
            return Optional.of(Leak.of(
                    LeakLevel.REFUSE,
                    LeakKind.DETERMINING_FEATURE,
                    data.determining().size(),
                    "features that say, or nearly say, the state of the training frames: "
                            + String.join(", ", data.determining())));
        }
        List<String> leftOut = data.leftOut().stream()
                .filter(column -> column.determines())
                .map(column -> column.column())
                .toList();
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(Leak.of(
                        LeakLevel.INFO,
                        LeakKind.DETERMINING_FEATURE,
                        leftOut.size(),
                        "columns that nearly determine the state and are therefore no features: "
                                + String.join(", ", leftOut)));
    }
}
