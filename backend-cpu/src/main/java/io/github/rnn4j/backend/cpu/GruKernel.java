package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;

/**
 * Gated recurrent unit with the gates r, z, n and the reset after the product: {@code n = tanh(x W_n + b_n + r (h U_n + b))},
 * {@code h' = (1 - z) n + z h}. Keeps {@code h U_n + b} besides its gates.
 *
 * @param <A> the array type
 */
final class GruKernel<A> extends CellKernel<A> {
    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int CANDIDATE = 2;
    private static final int GATES = 3;

    private final MatrixView<A> reset;
    private final MatrixView<A> update;
    private final MatrixView<A> candidate;
    private final MatrixView<A> recurrent;
    private final MatrixView<A> kept;
    private final MatrixView<A> first;
    private final MatrixView<A> second;
    private A firstRoom;
    private A secondRoom;

    GruKernel(FloatingElements<A> elements, int hiddenSize) {
        super(elements, hiddenSize, GATES);
        reset = newView();
        update = newView();
        candidate = newView();
        recurrent = newView();
        kept = newView();
        first = newView();
        second = newView();
        firstRoom = elements.allocate(0);
        secondRoom = elements.allocate(0);
    }

    @Override
    void prepare(int batch) {
        firstRoom = elements().atLeast(firstRoom, size(batch));
        secondRoom = elements().atLeast(secondRoom, size(batch));
    }

    private void look(CellStep<A> step) {
        gate(reset, step.sums, step.sumsFrom, RESET, 1, step.count);
        gate(update, step.sums, step.sumsFrom, UPDATE, 1, step.count);
        gate(candidate, step.sums, step.sumsFrom, CANDIDATE, 1, step.count);
        rows(first, firstRoom, 0, step.count);
        rows(second, secondRoom, 0, step.count);
        A extra = step.extra;
        if (extra != null) {
            rows(kept, extra, step.extraFrom, step.count);
        }
    }

    @Override
    void forward(CellStep<A> step) {
        gate(update, step.sums, step.sumsFrom, RESET, 2, step.count);
        gate(recurrent, step.recurrentSums, 0, RESET, 2, step.count);
        ops().add(1, update, recurrent, update);
        ops().apply(UnaryOp.SIGMOID, update, update);
        look(step);
        gate(recurrent, step.recurrentSums, 0, CANDIDATE, 1, step.count);
        if (step.extra != null) {
            ops().copy(recurrent, kept);
        }
        ops().addProduct(reset, recurrent, candidate);
        ops().apply(UnaryOp.TANH, candidate, candidate);
        ops().interpolate(update, step.before, candidate, step.hidden);
    }

    @Override
    void backward(CellStep<A> step) {
        look(step);
        MatrixView<A> gradient = step.hiddenGradient;
        ops().add(-1, step.before, candidate, first);
        ops().multiply(gradient, first, first);
        gateGradient(UnaryOp.SIGMOID, first, update, UPDATE, step);
        ops().copy(first, slope(step.recurrentSlopes, UPDATE, step));
        ops().multiply(gradient, update, second);
        ops().add(-1, gradient, second, first);
        ops().copy(second, gradient);
        gateGradient(UnaryOp.TANH, first, candidate, CANDIDATE, step);
        ops().multiply(first, kept, second);
        ops().multiply(first, reset, slope(step.recurrentSlopes, CANDIDATE, step));
        gateGradient(UnaryOp.SIGMOID, second, reset, RESET, step);
        ops().copy(second, slope(step.recurrentSlopes, RESET, step));
    }

    /** Takes a gradient through a gate's activation, in place, and leaves it in the slopes. */
    private void gateGradient(
            UnaryOp activation, MatrixView<A> gradient, MatrixView<A> value, int gate, CellStep<A> step) {
        ops().activationGradient(activation, gradient, value, gradient);
        ops().copy(gradient, slope(step.slopes, gate, step));
    }

    private MatrixView<A> slope(A slopes, int gate, CellStep<A> step) {
        return gate(recurrent, slopes, step.slopesFrom, gate, 1, step.count);
    }
}
