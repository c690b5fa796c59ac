package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.data.BarMeasures;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.nio.DoubleBuffer;
import java.util.List;

/**
 * What the network sees of each bar of a window, known at the bar's close: its return, the size of it and its range, both beside what is
 * usual at that time of day; its volume beside the usual; the mean size of both in the session so far; what usually follows a bar at that
 * time; the time of day. Takes the bars of a stretch one after the other, from a whole series or as they come in. Not thread-safe.
 */
@Experimental
public final class TickFeatures {
    /** Numbers of a bar. */
    public static final int SIZE = 8;

    /**
     * Names of the first features, those of the bar alone. The others tell of the session so far and of the time of day, which the last bars of
     * a session are never distributed in as whole sessions are.
     */
    public static final List<String> OF_THE_BAR = List.of("return", "size of the return", "range", "volume");

    /** How many values are written of the bars so far. */
    public static final int SAVED = 3;

    private static final double LEAST_SHARE = 0.05;

    private int bars;
    private double returns;
    private double ranges;

    /** Takes the next bar. */
    public void add(BarMeasures bar, TickProfile profile) {
        bars++;
        returns += size(bar, profile);
        ranges += range(bar, profile);
    }

    private static double size(BarMeasures bar, TickProfile profile) {
        return Math.abs(bar.logReturn()) / profile.meanReturn().get(bar.slot());
    }

    private static double range(BarMeasures bar, TickProfile profile) {
        return bar.logRange() / profile.meanRange().get(bar.slot());
    }

    /**
     * Writes the features of the bar that was taken last, {@link #SIZE} numbers on no scale yet.
     *
     * @param at where the first goes
     */
    public void write(BarMeasures bar, TickProfile profile, double[] values, int at) {
        int slot = bar.slot();
        values[at] = bar.logReturn() / profile.meanReturn().get(slot);
        values[at + 1] = Math.log(LEAST_SHARE + size(bar, profile));
        values[at + 2] = Math.log(LEAST_SHARE + range(bar, profile));
        values[at + 3] = Math.log1p(bar.volume()) - profile.meanVolume().get(slot);
        values[at + 4] = Math.log(LEAST_SHARE + returns / bars);
        values[at + 5] = Math.log(LEAST_SHARE + ranges / bars);
        values[at + 6] = profile.meanTarget().get(slot);
        values[at + 7] = (double) slot / profile.meanTarget().size();
    }

    /** Returns the features of a window, {@code [timeSteps, features]}, on no scale yet. */
    static double[] of(TickWindow window, TickProfile profile, int steps) {
        double[] values = new double[steps * SIZE];
        TickerSeries series = window.series();
        int first = window.end() - steps + 1;
        TickFeatures features = new TickFeatures();
        for (int i = series.start(window.end()); i <= window.end(); i++) {
            features.add(series.measures(i), profile);
            if (i >= first) {
                features.write(series.measures(i), profile, values, (i - first) * SIZE);
            }
        }
        return values;
    }

    /** Writes the sums so far, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(bars).put(returns).put(ranges);
    }

    /** Reads sums that {@link #save} wrote. */
    public static TickFeatures load(DoubleBuffer values) {
        TickFeatures features = new TickFeatures();
        features.bars = (int) values.get();
        features.returns = values.get();
        features.ranges = values.get();
        return features;
    }
}
