package io.github.rnn4j.tasks.timeseries.tick.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.data.BarMeasures;
import java.nio.DoubleBuffer;

/**
 * What the bars of a stretch were like so far, summed from its first bar on. Whole series and bars that come in share it, so that both have
 * the same bits. Not thread-safe.
 */
@Experimental
public final class StretchSums {
    /** How many values the sums are written as. */
    public static final int SAVED = 5;

    /** What a bar weighs beside the next one: RiskMetrics' for daily returns, half within 11 bars. */
    private static final double DECAY = 0.94;

    private int bars;
    private double squares;
    private double ranges;
    private double decayedSquares;
    private double decayedWeights;

    /** Takes the next bar. */
    public void add(BarMeasures bar) {
        double square = bar.logReturn() * bar.logReturn();
        bars++;
        squares += square;
        ranges += bar.logRange();
        decayedSquares = DECAY * decayedSquares + square;
        decayedWeights = DECAY * decayedWeights + 1;
    }

    /** Returns the mean square of the log returns. */
    public double meanSquare() {
        return squares / bars;
    }

    /** Returns the mean logarithm of high over low. */
    public double meanRange() {
        return ranges / bars;
    }

    /**
     * Returns the exponentially weighted mean of the squared log returns (EWMA; RiskMetrics Technical Document, 1996), the weights adding up
     * to 1 however short the stretch is.
     */
    public double exponentialMeanSquare() {
        return decayedSquares / decayedWeights;
    }

    /** Writes them, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(bars).put(squares).put(ranges).put(decayedSquares).put(decayedWeights);
    }

    /** Reads sums that {@link #save} wrote. */
    public static StretchSums load(DoubleBuffer values) {
        StretchSums sums = new StretchSums();
        sums.bars = (int) values.get();
        sums.squares = values.get();
        sums.ranges = values.get();
        sums.decayedSquares = values.get();
        sums.decayedWeights = values.get();
        return sums;
    }
}
