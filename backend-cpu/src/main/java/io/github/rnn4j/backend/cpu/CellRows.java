package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;

/**
 * The rows of one step, one for each sequence that uses it. Forward, the sums are given and the states are filled; backward, the
 * states and their gradients are given, and the sums are filled with their own gradients. Grows as needed; confined to a
 * session.
 *
 * @param <A> the array type
 */
final class CellRows<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    /** {@code x W + b}, and {@code h U} with it where the cell does not split its sums, {@code [batch, gates * hidden]}. */
    A sums;
    /** {@code h U + b}, {@code [batch, gates * hidden]}; the very array of {@link #sums} where the cell does not split them. */
    A recurrentSums;
    /** The last part of the state before the step, {@code [batch, hidden]}; for cells that read it. */
    A before;
    /** The hidden state after the step, {@code [batch, hidden]}; backward, for cells that keep nothing else. */
    A hidden;
    /** The last part of the state after the step, {@code [batch, hidden]}; the very array of {@link #hidden} where it is that. */
    A memory;
    /**
     * Gradient of {@link #hidden}, {@code [batch, hidden]}. A kernel leaves there what reaches the state before, but for what
     * comes through the product.
     */
    A hiddenGradient;
    /** Gradient of {@link #memory}, likewise. */
    A memoryGradient;

    CellRows(FloatingElements<A> elements, RnnLayout layout) {
        this.elements = elements;
        this.layout = layout;
        sums = elements.allocate(0);
        recurrentSums = elements.allocate(0);
        before = elements.allocate(0);
        hidden = elements.allocate(0);
        memory = elements.allocate(0);
        hiddenGradient = elements.allocate(0);
        memoryGradient = elements.allocate(0);
    }

    /** Makes room for a batch. */
    void prepare(int batch) {
        FusedCell cell = layout.cell();
        int wide = batch * layout.gateSize();
        int narrow = batch * layout.hiddenSize();
        boolean one = cell.stateParts() == 1;
        sums = elements.atLeast(sums, wide);
        recurrentSums = cell.splitsSums() ? elements.atLeast(recurrentSums, wide) : sums;
        before = elements.atLeast(before, narrow);
        hidden = elements.atLeast(hidden, narrow);
        memory = one ? hidden : elements.atLeast(memory, narrow);
        hiddenGradient = elements.atLeast(hiddenGradient, narrow);
        memoryGradient = one ? hiddenGradient : elements.atLeast(memoryGradient, narrow);
    }

    /** Returns a part of the state after the step. */
    A state(int part) {
        return part == 0 ? hidden : memory;
    }

    /** Returns the gradient of a part of the state. */
    A gradient(int part) {
        return part == 0 ? hiddenGradient : memoryGradient;
    }
}
