package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.scaling.RunScalers;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Windows of one part, scaled, with their states, in the order of runs and time. Immutable, by agreement: arrays are not copied.
 *
 * @param values features of each window, {@code [timeSteps, features]}
 * @param labels state of each window
 * @param runs number of each window's run
 * @param steps frames of a window
 * @param classes how many states there are
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record LabelledWindows(List<float[]> values, int[] labels, int[] runs, int steps, int classes) {
    public LabelledWindows {
        values = List.copyOf(values);
    }

    /** Takes windows out of data. */
    public static LabelledWindows of(DeviceData data, RunScalers scalers, List<Window> windows, int steps) {
        int[] labels = new int[windows.size()];
        int[] runs = new int[windows.size()];
        for (int i = 0; i < labels.length; i++) {
            Window window = windows.get(i);
            labels[i] = data.runs().get(window.run()).label(window.end());
            runs[i] = window.run();
        }
        List<float[]> values =
                windows.stream().map(window -> scalers.values(window, steps)).toList();
        return new LabelledWindows(
                values, labels, runs, steps, Math.max(2, data.classes().size()));
    }

    /** Returns some of the windows, in the order given. */
    public LabelledWindows only(int[] chosen) {
        return new LabelledWindows(
                Arrays.stream(chosen).mapToObj(values::get).toList(),
                Arrays.stream(chosen).map(i -> labels[i]).toArray(),
                Arrays.stream(chosen).map(i -> runs[i]).toArray(),
                steps,
                classes);
    }

    /** Returns these windows and then others of the same data. */
    public LabelledWindows and(LabelledWindows others) {
        return new LabelledWindows(
                Stream.concat(values.stream(), others.values.stream()).toList(),
                IntStream.concat(Arrays.stream(labels), Arrays.stream(others.labels))
                        .toArray(),
                IntStream.concat(Arrays.stream(runs), Arrays.stream(others.runs))
                        .toArray(),
                steps,
                classes);
    }

    /** Returns how many windows there are. */
    public int size() {
        return labels.length;
    }

    /** Returns the features of a frame. */
    public int inputSize() {
        return values.isEmpty() ? 1 : values.get(0).length / steps;
    }
}
