package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowSeries;
import io.github.rnn4j.tasks.timeseries.device.scaling.RunScalers;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Windows of one part, scaled, with their states, in the order of runs and time. Immutable, by agreement: arrays are not copied.
 *
 * @param values features of each window, {@code [timeSteps, features]}
 * @param series state, run and place of each window
 * @param steps frames of a window
 * @param classes how many states there are
 */
@Experimental
public record LabelledWindows(List<float[]> values, WindowSeries series, int steps, int classes) {
    public LabelledWindows {
        values = List.copyOf(values);
    }

    /** Takes windows of which nothing but state and run is known. */
    public LabelledWindows(List<float[]> values, int[] labels, int[] runs, int steps, int classes) {
        this(values, WindowSeries.of(labels, runs), steps, classes);
    }

    /** Takes windows out of data. */
    public static LabelledWindows of(DeviceData data, RunScalers scalers, List<Window> windows, int steps) {
        int[] labels = new int[windows.size()];
        int[] runs = new int[windows.size()];
        int[] ends = new int[windows.size()];
        double[] seconds = new double[windows.size()];
        for (int i = 0; i < labels.length; i++) {
            Window window = windows.get(i);
            DeviceRun run = data.runs().get(window.run());
            labels[i] = run.label(window.end());
            runs[i] = window.run();
            ends[i] = window.end();
            seconds[i] = run.stepSeconds();
        }
        List<float[]> values =
                windows.stream().map(window -> scalers.values(window, steps)).toList();
        return new LabelledWindows(
                values,
                new WindowSeries(labels, runs, ends, seconds),
                steps,
                Math.max(2, data.classes().size()));
    }

    /** Returns some of the windows, in the order given. */
    public LabelledWindows only(int[] chosen) {
        return new LabelledWindows(
                Arrays.stream(chosen).mapToObj(values::get).toList(), series.only(chosen), steps, classes);
    }

    /** Returns these windows and then others of the same data. */
    public LabelledWindows and(LabelledWindows others) {
        return new LabelledWindows(
                Stream.concat(values.stream(), others.values.stream()).toList(),
                series.and(others.series),
                steps,
                classes);
    }

    /** Returns the state of each window. */
    public int[] labels() {
        return series.labels();
    }

    /** Returns the number of each window's run. */
    public int[] runs() {
        return series.runs();
    }

    /** Returns how many windows there are. */
    public int size() {
        return series.size();
    }

    /** Returns the features of a frame. */
    public int inputSize() {
        return values.isEmpty() ? 1 : values.get(0).length / steps;
    }
}
