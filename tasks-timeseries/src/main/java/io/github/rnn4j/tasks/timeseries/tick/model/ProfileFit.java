package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.util.ArrayList;
import java.util.List;

/** Takes a ticker's profile from its training bars, and from nothing else. Used once. */
final class ProfileFit {
    /** A slot with fewer training bars has that of the nearest one with as many. */
    private static final int ENOUGH = 5;

    private final TickerSeries series;
    private final int slots;
    private final int horizon;

    ProfileFit(TickerSeries series, int slots, int horizon) {
        this.series = series;
        this.slots = slots;
        this.horizon = horizon;
    }

    /** What a bar adds to its slot. */
    @FunctionalInterface
    private interface OfBar {
        double at(int index);
    }

    TickProfile fit() {
        double least = leastReturn();
        TickProfile bare = new TickProfile(List.of(), List.of(), List.of(), List.of(), least);
        List<Double> ranges = mean(1, i -> Math.log(Math.max(series.logRange(i), least)));
        return new TickProfile(
                mean(1, i -> Math.max(Math.abs(series.logReturn(i)), Math.sqrt(bare.floor()))),
                ranges.stream().map(Math::exp).toList(),
                mean(1, i -> Math.log1p(series.bar(i).volume())),
                mean(1 + horizon, i -> bare.logRoot(new TickWindow(series, i).meanSquareAhead(horizon))),
                least);
    }

    private double leastReturn() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            double size = Math.abs(series.logReturn(i));
            if (series.bar(i).part() == Part.TRAIN && size > 0) {
                least = Math.min(least, size);
            }
        }
        if (Double.isInfinite(least)) {
            throw few("a price that changes");
        }
        return least;
    }

    private RnnException few(String expected) {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                "ticker '" + series.name() + "': expected " + expected
                        + " in part 'train' but got none. Leave the ticker out, or check the split.");
    }

    /** Returns the mean of each slot's training bars, those that so many bars of their stretch follow, themselves included. */
    private List<Double> mean(int bars, OfBar value) {
        double[] sums = new double[slots];
        int[] counts = new int[slots];
        double all = 0;
        int allCount = 0;
        for (int i = 0; i + bars <= series.size(); i++) {
            if (series.bar(i).part() == Part.TRAIN && series.start(i + bars - 1) <= i) {
                double own = value.at(i);
                sums[series.slot(i)] += own;
                counts[series.slot(i)]++;
                all += own;
                allCount++;
            }
        }
        if (allCount == 0) {
            throw few(bars + " bars that follow each other");
        }
        List<Double> means = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            int nearest = nearest(counts, slot);
            means.add(nearest < 0 ? all / allCount : sums[nearest] / counts[nearest]);
        }
        return means;
    }

    private static int nearest(int[] counts, int slot) {
        for (int away = 0; away < counts.length; away++) {
            if (slot - away >= 0 && counts[slot - away] >= ENOUGH) {
                return slot - away;
            }
            if (slot + away < counts.length && counts[slot + away] >= ENOUGH) {
                return slot + away;
            }
        }
        return -1;
    }
}
