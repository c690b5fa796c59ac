package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import io.github.rnn4j.backend.cpu.internal.kernel.Recurrence;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;

/**
 * Elman's cells: {@code h' = activation(sums)}.
 *
 * @param <A> the array type
 */
final class ElmanKernel<A> extends CellKernel<A> {
    private final UnaryOp activation;
    private final MatrixView<A> sums;
    private final Recurrence<A> recurrence;

    ElmanKernel(FloatingElements<A> elements, UnaryOp activation, int hiddenSize) {
        super(elements, hiddenSize, 1);
        this.activation = activation;
        this.sums = newView();
        this.recurrence = elements.newRecurrence();
    }

    @Override
    void prepare(int batch) {
        // Needs no room of its own.
    }

    @Override
    void forward(CellStep<A> step) {
        ops().apply(activation, rows(sums, step.sums, step.sumsFrom, step.count), step.hidden);
    }

    @Override
    boolean recurs() {
        return true;
    }

    @Override
    void recur(MatrixView<A> hidden, PackedMatrix<A> recurrent, MatrixView<A> sumsOfInputs) {
        recurrence.run(activation, hidden, recurrent, sumsOfInputs);
    }

    @Override
    void backward(CellStep<A> step) {
        rows(sums, step.slopes, step.slopesFrom, step.count);
        ops().activationGradient(activation, step.hiddenGradient, step.hidden, sums);
        ops().fill(step.hiddenGradient, 0);
    }
}
