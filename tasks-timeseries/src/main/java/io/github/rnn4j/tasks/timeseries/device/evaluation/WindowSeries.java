package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Arrays;

/**
 * What is known of windows whose alarms are counted: run by run, each in the order of time. Immutable, by agreement: arrays are not copied.
 *
 * @param labels state of each window, 0 for the normal one; -1 where the data has none
 * @param runs number of each window's run
 * @param ends number of each window's last frame within its run
 * @param seconds time from one frame to the next of each window's run; 0 where the data has no times
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record WindowSeries(int[] labels, int[] runs, int[] ends, double[] seconds) {
    /** Returns windows of which nothing but state and run is known, each following the one before it. */
    public static WindowSeries of(int[] labels, int[] runs) {
        int[] ends = new int[labels.length];
        Arrays.setAll(ends, i -> i);
        return new WindowSeries(labels, runs, ends, new double[labels.length]);
    }

    /** Returns how many windows there are. */
    public int size() {
        return labels.length;
    }

    /** Returns whether the data says the states. */
    public boolean isLabelled() {
        return labels.length == 0 || labels[0] >= 0;
    }

    /** Returns whether the data has times. */
    public boolean hasTimes() {
        return labels.length > 0 && Arrays.stream(seconds).allMatch(step -> step > 0);
    }

    /** Returns whether a window is normal, as are all where the data has no states. */
    public boolean isNormal(int window) {
        return labels[window] <= 0;
    }

    /** Returns whether a window is one frame later than the one before it. */
    public boolean follows(int window) {
        return window > 0 && runs[window] == runs[window - 1] && ends[window] == ends[window - 1] + 1;
    }

    /** Returns the first window behind those of a window's run. */
    int endOfRun(int from) {
        int to = from;
        while (to < runs.length && runs[to] == runs[from]) {
            to++;
        }
        return to;
    }

    /** Returns some of the windows, in the order given. */
    public WindowSeries only(int[] chosen) {
        return new WindowSeries(
                Arrays.stream(chosen).map(i -> labels[i]).toArray(),
                Arrays.stream(chosen).map(i -> runs[i]).toArray(),
                Arrays.stream(chosen).map(i -> ends[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> seconds[i]).toArray());
    }

    /** Returns these windows and then others of the same data. */
    public WindowSeries and(WindowSeries others) {
        int[] both = new int[size() + others.size()];
        Arrays.setAll(both, i -> i);
        return new WindowSeries(
                Arrays.stream(both)
                        .map(i -> i < size() ? labels[i] : others.labels[i - size()])
                        .toArray(),
                Arrays.stream(both)
                        .map(i -> i < size() ? runs[i] : others.runs[i - size()])
                        .toArray(),
                Arrays.stream(both)
                        .map(i -> i < size() ? ends[i] : others.ends[i - size()])
                        .toArray(),
                Arrays.stream(both)
                        .mapToDouble(i -> i < size() ? seconds[i] : others.seconds[i - size()])
                        .toArray());
    }

    /** Returns these windows with every state but the normal one taken for one fault. */
    public WindowSeries ofTwoStates() {
        return new WindowSeries(
                Arrays.stream(labels).map(label -> Math.min(label, 1)).toArray(), runs, ends, seconds);
    }
}
