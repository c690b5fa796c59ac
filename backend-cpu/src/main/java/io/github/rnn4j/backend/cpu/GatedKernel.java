package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;

/**
 * A cell with gates, and three arrays {@code [batch, hidden]} to compute them in.
 *
 * @param <A> the array type
 */
abstract class GatedKernel<A> extends CellKernel<A> {
    A first;
    A second;
    A third;

    GatedKernel(FloatingElements<A> elements, int hiddenSize, int gates) {
        super(elements, hiddenSize, gates);
        first = elements.allocate(0);
        second = elements.allocate(0);
        third = elements.allocate(0);
    }

    @Override
    final void prepare(int batch) {
        first = elements().atLeast(first, size(batch));
        second = elements().atLeast(second, size(batch));
        third = elements().atLeast(third, size(batch));
    }

    final void multiply(A left, A right, A out, int count) {
        elements().apply(BinaryOp.MULTIPLY, 1, 1, left, right, out, size(count));
    }

    /** Computes {@code left + factor right}. */
    final void add(double factor, A left, A right, A out, int count) {
        elements().apply(BinaryOp.ADD, 1, factor, left, right, out, size(count));
    }
}
