package io.github.rnn4j.core.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * Norms of the gradient by time step over sequences of different lengths, counted back from the step of each that is read last. Used
 * once.
 */
final class FlowNorms {
    private final int[] lengths;
    private final double[] squares;
    private final int[] counts;

    /**
     * Starts with no gradient.
     *
     * @param lengths steps of each sequence
     */
    FlowNorms(int[] lengths) {
        int longest = 0;
        for (int length : lengths) {
            longest = Math.max(longest, length);
        }
        this.lengths = lengths.clone();
        this.squares = new double[longest];
        this.counts = new int[longest];
    }

    /**
     * Adds the gradient of a step; what is beyond a sequence's length does not count.
     *
     * @param step number in the order of reading
     * @param gradient {@code [batch, width]}, at least as many rows as there are sequences
     */
    void add(int step, double[] gradient, int width) {
        for (int row = 0; row < lengths.length; row++) {
            if (step < lengths[row]) {
                int place = squares.length - lengths[row] + step;
                counts[place]++;
                for (int i = 0; i < width; i++) {
                    double value = gradient[row * width + i];
                    squares[place] += value * value;
                }
            }
        }
    }

    /** Returns the root of the mean square over the sequences that have a step; the last step last. */
    List<Double> norms() {
        List<Double> norms = new ArrayList<>();
        for (int i = 0; i < squares.length; i++) {
            norms.add(Math.sqrt(squares[i] / Math.max(1, counts[i])));
        }
        return norms;
    }
}
