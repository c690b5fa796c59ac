package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;

/**
 * What a cell does in one step between the sums of its gates and its state. Confined to a session; no allocation once warm.
 *
 * @param <A> the array type
 */
abstract class CellKernel<A> {
    private final FloatingElements<A> elements;
    private final BlockOps<A> ops;
    private final int hiddenSize;
    private final int gates;

    CellKernel(FloatingElements<A> elements, int hiddenSize, int gates) {
        this.elements = elements;
        this.ops = elements.newBlockOps();
        this.hiddenSize = hiddenSize;
        this.gates = gates;
    }

    /** Makes room for a batch. */
    abstract void prepare(int batch);

    /** Goes from the sums to the state. */
    abstract void forward(CellStep<A> step);

    /** Says whether {@link #recur} is a way to take the steps of a single sequence. */
    boolean recurs() {
        return false;
    }

    /**
     * Takes the steps of a single sequence but its first one, from the sums of their inputs to the states.
     *
     * @param hidden the state before them, and those to fill
     * @param recurrent recurrent weights
     * @param sums {@code x W + b} of each step, one after another
     */
    void recur(MatrixView<A> hidden, PackedMatrix<A> recurrent, MatrixView<A> sums) {
        throw new UnsupportedOperationException("recur: expected a cell that recurs but got " + this);
    }

    /** Goes from the gradients of the state to those of the sums and of the state before. */
    abstract void backward(CellStep<A> step);

    final FloatingElements<A> elements() {
        return elements;
    }

    final BlockOps<A> ops() {
        return ops;
    }

    final int size(int count) {
        return count * hiddenSize;
    }

    final MatrixView<A> newView() {
        return new MatrixView<>(elements.allocate(0));
    }

    /** Looks at some gates, side by side in {@code [count, gates * hidden]}. */
    final MatrixView<A> gate(MatrixView<A> view, A array, int from, int gate, int number, int count) {
        return view.rowsOf(array, from + gate * hiddenSize, count, number * hiddenSize, gates * hiddenSize);
    }

    /** Looks at {@code [count, hidden]}. */
    final MatrixView<A> rows(MatrixView<A> view, A array, int from, int count) {
        return view.rowMajor(array, from, count, hiddenSize);
    }
}
