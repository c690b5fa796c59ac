package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Elman's cells: {@code h' = activation(sums)}.
 *
 * @param <A> the array type
 */
final class ElmanKernel<A> extends CellKernel<A> {
    private final UnaryOp activation;

    ElmanKernel(FloatingElements<A> elements, UnaryOp activation, int hiddenSize) {
        super(elements, hiddenSize, 1);
        this.activation = activation;
    }

    @Override
    void prepare(int batch) {
        // Needs no room of its own.
    }

    @Override
    void forward(CellRows<A> rows, @Nullable A kept, int at, int count) {
        elements().apply(activation, rows.sums, rows.hidden, size(count));
    }

    @Override
    void backward(CellRows<A> rows, A kept, int at, int count) {
        elements().activationGradient(activation, rows.hiddenGradient, rows.hidden, rows.sums, size(count));
        elements().fill(rows.hiddenGradient, 0, size(count), 0);
    }
}
