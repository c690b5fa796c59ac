package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;

/**
 * Long short-term memory with the gates i, f, g, o: {@code c' = f c + i g}, {@code h' = o tanh(c')}. Keeps {@code tanh(c')} besides its
 * gates.
 *
 * @param <A> the array type
 */
final class LstmKernel<A> extends CellKernel<A> {
    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final int GATES = 4;

    private final MatrixView<A> input;
    private final MatrixView<A> forget;
    private final MatrixView<A> candidate;
    private final MatrixView<A> output;
    private final MatrixView<A> squashed;
    private final MatrixView<A> scratch;
    private final MatrixView<A> slope;
    private A room;

    LstmKernel(FloatingElements<A> elements, int hiddenSize) {
        super(elements, hiddenSize, GATES);
        input = newView();
        forget = newView();
        candidate = newView();
        output = newView();
        squashed = newView();
        scratch = newView();
        slope = newView();
        room = elements.allocate(0);
    }

    @Override
    void prepare(int batch) {
        room = elements().atLeast(room, size(batch));
    }

    private void look(CellStep<A> step) {
        gate(input, step.sums, step.sumsFrom, INPUT, 1, step.count);
        gate(forget, step.sums, step.sumsFrom, FORGET, 1, step.count);
        gate(candidate, step.sums, step.sumsFrom, CANDIDATE, 1, step.count);
        gate(output, step.sums, step.sumsFrom, OUTPUT, 1, step.count);
        rows(scratch, room, 0, step.count);
        A extra = step.extra;
        if (extra == null) {
            rows(squashed, room, 0, step.count);
        } else {
            rows(squashed, extra, step.extraFrom, step.count);
        }
    }

    @Override
    void forward(CellStep<A> step) {
        gate(input, step.sums, step.sumsFrom, INPUT, 2, step.count);
        ops().apply(UnaryOp.SIGMOID, input, input);
        look(step);
        ops().apply(UnaryOp.TANH, candidate, candidate);
        ops().apply(UnaryOp.SIGMOID, output, output);
        ops().multiply(forget, step.before, step.memory);
        ops().addProduct(input, candidate, step.memory);
        ops().apply(UnaryOp.TANH, step.memory, squashed);
        ops().multiply(output, squashed, step.hidden);
    }

    @Override
    void backward(CellStep<A> step) {
        look(step);
        MatrixView<A> hiddenGradient = step.hiddenGradient;
        MatrixView<A> memoryGradient = step.memoryGradient;
        ops().multiply(hiddenGradient, squashed, scratch);
        gateGradient(UnaryOp.SIGMOID, output, OUTPUT, step);
        ops().multiply(hiddenGradient, output, scratch);
        ops().activationGradient(UnaryOp.TANH, scratch, squashed, scratch);
        ops().add(1, memoryGradient, scratch, memoryGradient);
        ops().multiply(memoryGradient, candidate, scratch);
        gateGradient(UnaryOp.SIGMOID, input, INPUT, step);
        ops().multiply(memoryGradient, input, scratch);
        gateGradient(UnaryOp.TANH, candidate, CANDIDATE, step);
        ops().multiply(memoryGradient, step.before, scratch);
        gateGradient(UnaryOp.SIGMOID, forget, FORGET, step);
        ops().multiply(memoryGradient, forget, memoryGradient);
        ops().fill(hiddenGradient, 0);
    }

    /** Takes the gradient in {@link #scratch} through a gate's activation. */
    private void gateGradient(UnaryOp activation, MatrixView<A> value, int gate, CellStep<A> step) {
        gate(slope, step.slopes, step.slopesFrom, gate, 1, step.count);
        ops().activationGradient(activation, scratch, value, slope);
    }
}
