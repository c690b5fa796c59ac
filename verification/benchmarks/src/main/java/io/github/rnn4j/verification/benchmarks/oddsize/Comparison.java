package io.github.rnn4j.verification.benchmarks.oddsize;

import java.util.List;

/**
 * An odd size beside its neighbours, on one set of kernels.
 *
 * @param side what has the size: hidden or input
 * @param size the odd size
 * @param batch sequences
 * @param kernels who computed
 * @param bestMicros a call
 * @param nanosPerOperation of a multiply-add, of which only those count that the size asks for
 * @param neighbours what has even sizes
 */
public record Comparison(
        String side,
        int size,
        int batch,
        String kernels,
        double bestMicros,
        double nanosPerOperation,
        List<Neighbour> neighbours) {
    /** The most that an operation may take, in those of any neighbour. */
    public static final double LIMIT = 1.5;

    public Comparison {
        neighbours = List.copyOf(neighbours);
    }

    /** Returns the time of an operation in those of the quickest neighbour. */
    public double worstRatio() {
        return neighbours.stream().mapToDouble(Neighbour::ratio).max().orElse(0);
    }

    /** Returns whether no neighbour is quicker by more than {@link #LIMIT}. */
    public boolean within() {
        return worstRatio() <= LIMIT;
    }

    /**
     * An even size.
     *
     * @param size the size
     * @param bestMicros a call
     * @param nanosPerOperation of a multiply-add
     * @param ratio the odd size's time of an operation in these
     */
    public record Neighbour(int size, double bestMicros, double nanosPerOperation, double ratio) {}
}
