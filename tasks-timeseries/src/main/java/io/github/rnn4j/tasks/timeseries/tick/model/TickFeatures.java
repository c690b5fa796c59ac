package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;

/**
 * What the network sees of each bar of a window, known at the bar's close: its return, the size of it and its range, both beside what is
 * usual at that time of day; its volume beside the usual; the mean size of both in the session so far; what usually follows a bar at that
 * time; the time of day. Thread-safe.
 */
final class TickFeatures {
    /** Numbers of a bar. */
    static final int SIZE = 8;

    private static final double LEAST_SHARE = 0.05;

    private TickFeatures() {}

    /** Returns the features of a window, {@code [timeSteps, features]}, on no scale yet. */
    static double[] of(TickWindow window, TickProfile profile, int steps) {
        double[] values = new double[steps * SIZE];
        TickerSeries series = window.series();
        int first = window.end() - steps + 1;
        double returns = 0;
        double ranges = 0;
        int start = series.start(window.end());
        for (int i = start; i <= window.end(); i++) {
            int slot = series.slot(i);
            double size = Math.abs(series.logReturn(i)) / profile.meanReturn().get(slot);
            double range = series.logRange(i) / profile.meanRange().get(slot);
            returns += size;
            ranges += range;
            if (i >= first) {
                int at = (i - first) * SIZE;
                int bars = i - start + 1;
                values[at] = series.logReturn(i) / profile.meanReturn().get(slot);
                values[at + 1] = Math.log(LEAST_SHARE + size);
                values[at + 2] = Math.log(LEAST_SHARE + range);
                values[at + 3] = Math.log1p(series.bar(i).volume())
                        - profile.meanVolume().get(slot);
                values[at + 4] = Math.log(LEAST_SHARE + returns / bars);
                values[at + 5] = Math.log(LEAST_SHARE + ranges / bars);
                values[at + 6] = profile.meanTarget().get(slot);
                values[at + 7] = (double) slot / profile.meanTarget().size();
            }
        }
        return values;
    }
}
