package io.github.rnn4j.tasks.timeseries.tick.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.data.BarMeasures;

/**
 * The last bars of a ticker, as baselines ask about them at the close of the last one: cut out of a whole series, or kept while bars come
 * in. Both add the same numbers in the same order.
 */
@Experimental
public interface RecentBars {
    /**
     * Returns what there is to know of a bar.
     *
     * @param back how many bars before the last one; less than the bars of a window
     */
    BarMeasures measures(int back);

    /** Returns the sums of all bars without a break from the last one back. */
    StretchSums stretch();

    /** Returns which bar of its session the last one is, from 0. */
    default int slot() {
        return measures(0).slot();
    }

    /** Returns the mean square of the last log returns, at most as many as a window has bars. */
    default double meanSquare(int bars) {
        double sum = 0;
        for (int back = bars - 1; back >= 0; back--) {
            double own = measures(back).logReturn();
            sum += own * own;
        }
        return sum / bars;
    }

    /** Returns the mean logarithm of high over low of the last bars, at most as many as a window has. */
    default double meanRange(int bars) {
        double sum = 0;
        for (int back = bars - 1; back >= 0; back--) {
            sum += measures(back).logRange();
        }
        return sum / bars;
    }
}
