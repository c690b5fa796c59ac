package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import org.jspecify.annotations.Nullable;

/**
 * Where one step finds and leaves its rows, one for each sequence that uses it. Forward, the sums are given and the states are
 * filled; backward, the states and their gradients are given, and the slopes are filled with the gradients of the sums. Settable,
 * so that a step allocates nothing; confined to a session.
 *
 * @param <A> the array type
 */
final class CellStep<A> {
    /** Sequences. */
    int count;
    /**
     * {@code x W + b}, and {@code h U} with it where the cell does not split its sums, {@code [count, gates * hidden]}; the cell leaves
     * the values of its gates there.
     */
    A sums;

    int sumsFrom;
    /** {@code h U + b}, {@code [count, gates * hidden]}; for cells that split their sums. */
    A recurrentSums;
    /** What the cell keeps besides its gates, {@code [count, hidden]}; null if no backward pass will follow. */
    @Nullable
    A extra;

    int extraFrom;
    /** Gradient of the sums, {@code [count, gates * hidden]}. */
    A slopes;
    /** Gradient of the recurrent sums, likewise; for cells that split their sums. */
    A recurrentSlopes;

    int slopesFrom;
    /** The last part of the state before the step, {@code [count, hidden]}; for cells that read it. */
    final MatrixView<A> before;
    /** The hidden state after the step, {@code [count, hidden]}. */
    final MatrixView<A> hidden;
    /** The cell state after the step, likewise; for cells that have one. */
    final MatrixView<A> memory;
    /**
     * Gradient of {@link #hidden}, {@code [count, hidden]}. A kernel leaves there what reaches the state before, but for what
     * comes through the product.
     */
    final MatrixView<A> hiddenGradient;
    /** Gradient of {@link #memory}, likewise. */
    final MatrixView<A> memoryGradient;

    CellStep(A none) {
        sums = none;
        recurrentSums = none;
        slopes = none;
        recurrentSlopes = none;
        before = new MatrixView<>(none);
        hidden = new MatrixView<>(none);
        memory = new MatrixView<>(none);
        hiddenGradient = new MatrixView<>(none);
        memoryGradient = new MatrixView<>(none);
    }
}
