package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory with the gates i, f, g, o: {@code c' = f c + i g}, {@code h' = o tanh(c')}.
 *
 * @param <A> the array type
 */
final class LstmKernel<A> extends GatedKernel<A> {
    /** The four gates and {@code tanh(c')}. */
    static final int KEPT = 5;

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final int GATES = 4;
    /** Slot of {@code tanh(c')}, behind those of the gates. */
    private static final int SQUASHED = 4;

    LstmKernel(FloatingElements<A> elements, int hiddenSize) {
        super(elements, hiddenSize, GATES);
    }

    @Override
    void forward(CellRows<A> rows, @Nullable A kept, int at, int count) {
        activate(UnaryOp.SIGMOID, rows.sums, FORGET, first, count);
        keep(first, kept, at, FORGET, count);
        multiply(first, rows.before, rows.memory, count);
        activate(UnaryOp.SIGMOID, rows.sums, INPUT, first, count);
        keep(first, kept, at, INPUT, count);
        activate(UnaryOp.TANH, rows.sums, CANDIDATE, second, count);
        keep(second, kept, at, CANDIDATE, count);
        multiply(first, second, first, count);
        add(1, rows.memory, first, rows.memory, count);
        elements().apply(UnaryOp.TANH, rows.memory, second, size(count));
        keep(second, kept, at, SQUASHED, count);
        activate(UnaryOp.SIGMOID, rows.sums, OUTPUT, first, count);
        keep(first, kept, at, OUTPUT, count);
        multiply(first, second, rows.hidden, count);
    }

    private void activate(UnaryOp activation, A sums, int gate, A target, int count) {
        takeGate(sums, gate, target, count);
        elements().apply(activation, target, target, size(count));
    }

    @Override
    void backward(CellRows<A> rows, A kept, int at, int count) {
        int size = size(count);
        fetch(kept, at, OUTPUT, first, count);
        fetch(kept, at, SQUASHED, second, count);
        multiply(rows.hiddenGradient, second, third, count);
        gateGradient(UnaryOp.SIGMOID, first, rows.sums, OUTPUT, count);
        multiply(rows.hiddenGradient, first, third, count);
        elements().activationGradient(UnaryOp.TANH, third, second, third, size);
        add(1, rows.memoryGradient, third, rows.memoryGradient, count);
        fetch(kept, at, INPUT, first, count);
        fetch(kept, at, CANDIDATE, second, count);
        multiply(rows.memoryGradient, second, third, count);
        gateGradient(UnaryOp.SIGMOID, first, rows.sums, INPUT, count);
        multiply(rows.memoryGradient, first, third, count);
        gateGradient(UnaryOp.TANH, second, rows.sums, CANDIDATE, count);
        fetch(kept, at, FORGET, first, count);
        multiply(rows.memoryGradient, rows.before, third, count);
        gateGradient(UnaryOp.SIGMOID, first, rows.sums, FORGET, count);
        multiply(rows.memoryGradient, first, rows.memoryGradient, count);
        elements().fill(rows.hiddenGradient, 0, size, 0);
    }

    /** Takes the gradient in {@link #third} through a gate's activation. */
    private void gateGradient(UnaryOp activation, A value, A sums, int gate, int count) {
        elements().activationGradient(activation, third, value, third, size(count));
        putGate(third, sums, gate, count);
    }
}
