package io.github.rnn4j.tasks.timeseries.tick.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;

/**
 * Consecutive bars of a ticker. What it tells is known at the close of its last bar: of what comes later only {@link #meanSquareAhead}
 * and {@link #nextReturn} speak, and they are the answers. Immutable.
 *
 * @param series bars of the ticker
 * @param end its last bar
 */
@Experimental
public record TickWindow(TickerSeries series, int end) {
    /** Returns the mean square of the last log returns. */
    public double meanSquare(int bars) {
        double sum = 0;
        for (int i = end - bars + 1; i <= end; i++) {
            sum += series.logReturn(i) * series.logReturn(i);
        }
        return sum / bars;
    }

    /** Returns the mean logarithm of high over low of the last bars. */
    public double meanRange(int bars) {
        double sum = 0;
        for (int i = end - bars + 1; i <= end; i++) {
            sum += series.logRange(i);
        }
        return sum / bars;
    }

    /** Returns how many bars there are without a break from the last one back. */
    public int stretch() {
        return end - series.start(end) + 1;
    }

    /** Returns the mean square of the log returns that come. */
    public double meanSquareAhead(int horizon) {
        return new TickWindow(series, end + horizon).meanSquare(horizon);
    }

    /** Returns the log return that comes. */
    public double nextReturn() {
        return series.logReturn(end + 1);
    }

    /** Returns which bar of its session the last one is, from 0. */
    public int slot() {
        return series.slot(end);
    }
}
