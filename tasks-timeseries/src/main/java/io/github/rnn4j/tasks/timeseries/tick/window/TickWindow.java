package io.github.rnn4j.tasks.timeseries.tick.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.data.BarMeasures;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;

/**
 * Consecutive bars of a ticker. What it tells is known at the close of its last bar: of what comes later only {@link #meanSquareAhead}
 * and {@link #nextReturn} speak, and they are the answers. Immutable.
 *
 * @param series bars of the ticker
 * @param end its last bar
 */
@Experimental
public record TickWindow(TickerSeries series, int end) implements RecentBars {
    @Override
    public BarMeasures measures(int back) {
        return series.measures(end - back);
    }

    @Override
    public StretchSums stretch() {
        StretchSums sums = new StretchSums();
        for (int i = series.start(end); i <= end; i++) {
            sums.add(series.measures(i));
        }
        return sums;
    }

    /** Returns the mean square of the log returns that come. */
    public double meanSquareAhead(int horizon) {
        return new TickWindow(series, end + horizon).meanSquare(horizon);
    }

    /** Returns the log return that comes. */
    public double nextReturn() {
        return series.logReturn(end + 1);
    }
}
