package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.spec.CellSpec;
import java.util.Set;

/** Counts hidden states at the ends of their range, and units that never leave 0. Used once. */
final class StateShares {
    /** States of these lie between -1 and 1. */
    private static final Set<String> BOUNDED = Set.of(CellSpec.RNN, CellSpec.LSTM, CellSpec.GRU);

    /** Beyond it the slope of a tanh is below 0.02. */
    private static final double SATURATED = 0.99;

    private final CellSpec cell;
    private final int[] lengths;
    private long states;
    private long saturated;
    private boolean[] alive = new boolean[0];

    /**
     * Starts with no state.
     *
     * @param lengths steps of each sequence
     */
    StateShares(CellSpec cell, int[] lengths) {
        this.cell = cell;
        this.lengths = lengths.clone();
    }

    /** Returns whether there is anything to count. */
    boolean areWanted() {
        return isBounded() || isRectified();
    }

    private boolean isBounded() {
        return BOUNDED.contains(cell.type());
    }

    private boolean isRectified() {
        return cell.type().equals(CellSpec.RNN_RELU);
    }

    /**
     * Adds the states after a step; what is beyond a sequence's length does not count.
     *
     * @param step number in the order of reading
     * @param values {@code [batch, width]}, at least as many rows as there are sequences
     */
    void add(int step, double[] values, int width) {
        if (alive.length == 0) {
            alive = new boolean[width];
        }
        for (int row = 0; row < lengths.length; row++) {
            if (step < lengths[row]) {
                states += width;
                for (int i = 0; i < width; i++) {
                    double value = values[row * width + i];
                    saturated += Math.abs(value) > SATURATED ? 1 : 0;
                    alive[i] |= value != 0;
                }
            }
        }
    }

    /** Returns the share of states that are saturated; NaN for a cell whose states have no bounds, or without a state. */
    double saturatedShare() {
        return isBounded() && states > 0 ? (double) saturated / states : Double.NaN;
    }

    /** Returns the share of units that were 0 all the time; NaN for a cell that is not rectified, or without a state. */
    double deadShare() {
        if (!isRectified() || states == 0) {
            return Double.NaN;
        }
        int dead = 0;
        for (boolean unit : alive) {
            dead += unit ? 0 : 1;
        }
        return (double) dead / alive.length;
    }
}
