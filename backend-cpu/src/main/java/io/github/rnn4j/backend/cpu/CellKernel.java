package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/**
 * What a cell does in one step between the sums of its gates and its state. Confined to a session; no allocation once warm.
 *
 * @param <A> the array type
 */
abstract class CellKernel<A> {
    private final FloatingElements<A> elements;
    private final int hiddenSize;
    private final int gates;

    CellKernel(FloatingElements<A> elements, int hiddenSize, int gates) {
        this.elements = elements;
        this.hiddenSize = hiddenSize;
        this.gates = gates;
    }

    /** Makes room for a batch. */
    abstract void prepare(int batch);

    /**
     * Goes from the sums to the state.
     *
     * @param kept where the step keeps what {@link #backward} reads, {@code [kept * count * hidden]} from {@code at}; null if
     *     none will follow
     * @param count sequences
     */
    abstract void forward(CellRows<A> rows, @Nullable A kept, int at, int count);

    /** Goes from the gradients of the state to those of the sums and of the state before. */
    abstract void backward(CellRows<A> rows, A kept, int at, int count);

    final FloatingElements<A> elements() {
        return elements;
    }

    final int size(int count) {
        return count * hiddenSize;
    }

    /** Copies one gate's columns out of {@code [count, gates * hidden]}. */
    final void takeGate(A sums, int gate, A target, int count) {
        for (int row = 0; row < count; row++) {
            int from = (row * gates + gate) * hiddenSize;
            System.arraycopy(sums, from, target, row * hiddenSize, hiddenSize);
        }
    }

    /** Copies one gate's columns into {@code [count, gates * hidden]}. */
    final void putGate(A source, A sums, int gate, int count) {
        for (int row = 0; row < count; row++) {
            int to = (row * gates + gate) * hiddenSize;
            System.arraycopy(source, row * hiddenSize, sums, to, hiddenSize);
        }
    }

    /** Keeps one array of a step for the backward pass, if there will be one. */
    final void keep(A source, @Nullable A kept, int at, int slot, int count) {
        if (kept == null) {
            return;
        }
        System.arraycopy(source, 0, kept, at + slot * size(count), size(count));
    }

    /** Fetches what {@link #keep} kept. */
    final void fetch(A kept, int at, int slot, A target, int count) {
        System.arraycopy(kept, at + slot * size(count), target, 0, size(count));
    }
}
