package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Gated recurrent unit with the gates r, z, n and the reset after the product: {@code n = tanh(x W_n + b_n + r (h U_n + b))},
 * {@code h' = (1 - z) n + z h}.
 *
 * @param <A> the array type
 */
final class GruKernel<A> extends GatedKernel<A> {
    /** The three gates and the candidate's recurrent sum. */
    static final int KEPT = 4;

    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int CANDIDATE = 2;
    private static final int GATES = 3;
    /** Slot of {@code h U_n + b}, behind those of the gates. */
    private static final int RECURRENT = 3;

    GruKernel(FloatingElements<A> elements, int hiddenSize) {
        super(elements, hiddenSize, GATES);
    }

    @Override
    void forward(CellRows<A> rows, @Nullable A kept, int at, int count) {
        int size = size(count);
        gate(rows, RESET, first, count);
        keep(first, kept, at, RESET, count);
        takeGate(rows.recurrentSums, CANDIDATE, second, count);
        keep(second, kept, at, RECURRENT, count);
        multiply(first, second, first, count);
        takeGate(rows.sums, CANDIDATE, second, count);
        add(1, first, second, first, count);
        elements().apply(UnaryOp.TANH, first, first, size);
        keep(first, kept, at, CANDIDATE, count);
        gate(rows, UPDATE, second, count);
        keep(second, kept, at, UPDATE, count);
        add(-1, rows.before, first, third, count);
        multiply(second, third, third, count);
        add(1, first, third, rows.hidden, count);
    }

    /** Computes a gate that looks at both sums. */
    private void gate(CellRows<A> rows, int gate, A target, int count) {
        takeGate(rows.sums, gate, target, count);
        takeGate(rows.recurrentSums, gate, third, count);
        add(1, target, third, target, count);
        elements().apply(UnaryOp.SIGMOID, target, target, size(count));
    }

    @Override
    void backward(CellRows<A> rows, A kept, int at, int count) {
        int size = size(count);
        fetch(kept, at, CANDIDATE, first, count);
        fetch(kept, at, UPDATE, second, count);
        add(-1, rows.before, first, third, count);
        multiply(rows.hiddenGradient, third, third, count);
        elements().activationGradient(UnaryOp.SIGMOID, third, second, third, size);
        putGate(third, rows.sums, UPDATE, count);
        putGate(third, rows.recurrentSums, UPDATE, count);
        multiply(rows.hiddenGradient, second, second, count);
        add(-1, rows.hiddenGradient, second, third, count);
        System.arraycopy(second, 0, rows.hiddenGradient, 0, size);
        elements().activationGradient(UnaryOp.TANH, third, first, third, size);
        putGate(third, rows.sums, CANDIDATE, count);
        fetch(kept, at, RESET, first, count);
        fetch(kept, at, RECURRENT, second, count);
        multiply(third, second, second, count);
        multiply(third, first, third, count);
        putGate(third, rows.recurrentSums, CANDIDATE, count);
        elements().activationGradient(UnaryOp.SIGMOID, second, first, second, size);
        putGate(second, rows.sums, RESET, count);
        putGate(second, rows.recurrentSums, RESET, count);
    }
}
