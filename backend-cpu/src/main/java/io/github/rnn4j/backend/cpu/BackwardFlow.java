package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;

/**
 * The gradients that flow through one direction of a layer, in rows that the shards divide among them. Grows as needed;
 * confined to a session.
 *
 * @param <A> the array type
 */
final class BackwardFlow<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    /** Gradients of the two parts of the state, {@code [batch, hidden]} in packed order. */
    private A hidden;

    private A memory;
    private A sums;
    private A recurrentSums;
    private A previous;

    BackwardFlow(FloatingElements<A> elements, RnnLayout layout) {
        this.elements = elements;
        this.layout = layout;
        this.hidden = elements.allocate(0);
        this.memory = hidden;
        this.sums = hidden;
        this.recurrentSums = hidden;
        this.previous = hidden;
    }

    /** Makes room for what a forward pass has filled. */
    void prepare(RnnActivations<?> activations) {
        SequencePacking packing = activations.packing();
        int wide = packing.rows() * layout.gateSize();
        sums = elements.atLeast(sums, wide);
        recurrentSums = layout.cell().splitsSums() ? elements.atLeast(recurrentSums, wide) : sums;
        if (!activations.shiftsStates()) {
            previous = elements.atLeast(previous, packing.rows() * layout.hiddenSize());
        }
        int narrow = packing.batch() * layout.hiddenSize();
        hidden = elements.atLeast(hidden, narrow);
        memory = layout.cell().stateParts() > 1 ? elements.atLeast(memory, narrow) : hidden;
    }

    /**
     * Returns the gradient of a part of the state, {@code [batch, hidden]} in packed order: that of the final state at first, and
     * of the initial state at last.
     */
    A state(int part) {
        return part == 0 ? hidden : memory;
    }

    /** Returns the gradient of the sums, {@code [rows, gates * hidden]}. */
    A sums() {
        return sums;
    }

    /** Returns the gradient of the recurrent sums, likewise; the very array of {@link #sums} where the cell does not split them. */
    A recurrentSums() {
        return recurrentSums;
    }

    /** Returns room for the hidden state before each row's step, {@code [rows, hidden]}; none where that is the one of another row. */
    A previous() {
        return previous;
    }
}
