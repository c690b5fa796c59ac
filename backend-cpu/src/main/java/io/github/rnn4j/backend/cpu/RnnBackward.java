package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import org.jspecify.annotations.Nullable;

/**
 * Runs one direction of one layer backward over packed rows (backpropagation through time): the gradient of the sums step by
 * step, then the parameters' gradients as single products over all rows. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnBackward<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final Gemm<A> gemm;
    private final RnnWeights<A> weights;
    private final MatrixView<A> left;
    private final MatrixView<A> right;
    private final MatrixView<A> out;
    private final A one;
    /** Gradient of the sums, {@code [rows, hidden]}. */
    private A sums;
    /** State before each row's step, {@code [rows, hidden]}. */
    private A previous;
    /** Gradient that reaches the state from the step after it, {@code [batch, hidden]}. */
    private A flow;

    private A line;
    private A states;

    RnnBackward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, true);
        this.one = elements.allocate(1);
        elements.fill(one, 0, 1, 1);
        this.sums = elements.allocate(0);
        this.previous = sums;
        this.flow = sums;
        this.line = sums;
        this.states = sums;
        this.left = new MatrixView<>(sums);
        this.right = new MatrixView<>(sums);
        this.out = new MatrixView<>(sums);
    }

    void prepare(CpuParameterBlock parameters, SequencePacking packing) {
        weights.update(parameters);
        int hidden = layout.hiddenSize();
        sums = elements.atLeast(sums, packing.rows() * hidden);
        previous = elements.atLeast(previous, packing.rows() * hidden);
        flow = elements.atLeast(flow, packing.batch() * hidden);
        line = elements.atLeast(line, packing.batch() * hidden);
        states = elements.atLeast(states, packing.batch() * hidden);
    }

    /**
     * Returns the gradient of one direction's state, {@code [batch, hidden]} in packed order: to be filled with that of the
     * final state before {@link #steps}, and that of the initial state afterwards.
     */
    A flow() {
        return flow;
    }

    /**
     * Goes back step by step.
     *
     * @param outputGradient of this layer, {@code [rows, directions * hidden]}
     * @param stepGradient filled with the total gradient of every state, of the same shape; or null
     */
    void steps(RnnActivations<A> activations, int layer, int direction, A outputGradient, @Nullable A stepGradient) {
        SequencePacking packing = activations.packing();
        int hidden = layout.hiddenSize();
        A recurrent = activations.output(layer);
        for (int i = packing.steps() - 1; i >= 0; i--) {
            int t = direction == 0 ? i : packing.steps() - 1 - i;
            int size = packing.running(t) * hidden;
            int from = packing.offset(t);
            copyRows(outputGradient, from, direction, line, packing.running(t));
            elements.apply(BinaryOp.ADD, 1, 1, flow, line, flow, size);
            if (stepGradient != null) {
                spreadRows(flow, stepGradient, from, direction, packing.running(t));
            }
            copyRows(recurrent, from, direction, states, packing.running(t));
            elements.activationGradient(layout.activation(), flow, states, line, size);
            System.arraycopy(line, 0, sums, from * hidden, size);
            elements.fill(flow, 0, size, 0);
            gemm.accumulate(
                    left.rowMajor(line, 0, packing.running(t), hidden),
                    weights.recurrent(layer, direction),
                    out.rowMajor(flow, 0, packing.running(t), hidden));
        }
    }

    /** Copies one direction's columns out of {@code [.., directions * hidden]}. */
    private void copyRows(A wide, int from, int direction, A narrow, int count) {
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        if (width == hidden) {
            System.arraycopy(wide, from * width, narrow, 0, count * hidden);
            return;
        }
        for (int row = 0; row < count; row++) {
            System.arraycopy(wide, (from + row) * width + direction * hidden, narrow, row * hidden, hidden);
        }
    }

    private void spreadRows(A narrow, A wide, int from, int direction, int count) {
        int hidden = layout.hiddenSize();
        for (int row = 0; row < count; row++) {
            int to = (from + row) * layout.outputSize() + direction * hidden;
            System.arraycopy(narrow, row * hidden, wide, to, hidden);
        }
    }

    /**
     * Adds the gradients of this direction's parameters.
     *
     * <p>The biases' gradient is a product with ones: summed like those of the weights, over as many rows, and with no larger
     * error.
     *
     * @param input packed input of the layer
     * @param gradient the whole block's
     */
    void parameters(RnnActivations<A> activations, int layer, int direction, A input, A gradient) {
        int rows = activations.packing().rows();
        int hidden = layout.hiddenSize();
        addProduct(input, layout.width(layer), rows, gradient, layout.inputWeight(layer, direction));
        collectPrevious(activations, layer, direction);
        addProduct(previous, hidden, rows, gradient, layout.recurrentWeight(layer, direction));
        if (layout.bias()) {
            int at = layout.biases(layer, direction);
            for (int bias = 0; bias < 2; bias++) {
                gemm.multiply(
                        1,
                        left.constant(one, 1, rows),
                        right.rowMajor(sums, 0, rows, hidden),
                        1,
                        out.rowMajor(gradient, at + bias * hidden, 1, hidden));
            }
        }
    }

    /** Adds {@code factorᵀ sums} to a matrix of the gradient. */
    private void addProduct(A factor, int width, int rows, A gradient, int at) {
        int hidden = layout.hiddenSize();
        gemm.multiply(
                1,
                left.rowMajor(factor, 0, rows, width).transpose(),
                right.rowMajor(sums, 0, rows, hidden),
                1,
                out.rowMajor(gradient, at, width, hidden));
    }

    private void collectPrevious(RnnActivations<A> activations, int layer, int direction) {
        SequencePacking packing = activations.packing();
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        A outputs = activations.output(layer);
        int initial = (layer * layout.directions() + direction) * packing.batch();
        for (int t = 0; t < packing.steps(); t++) {
            int before = direction == 0 ? t - 1 : t + 1;
            int continued = before < 0 ? 0 : Math.min(packing.running(t), packing.running(before));
            for (int row = 0; row < packing.running(t); row++) {
                int to = (packing.offset(t) + row) * hidden;
                if (row < continued) {
                    int from = (packing.offset(before) + row) * width + direction * hidden;
                    System.arraycopy(outputs, from, previous, to, hidden);
                } else if (activations.hasInitial()) {
                    System.arraycopy(activations.initial(), (initial + row) * hidden, previous, to, hidden);
                } else {
                    elements.fill(previous, to, to + hidden, 0);
                }
            }
        }
    }

    /** Adds the gradient of the layer's input, {@code [rows, width]}. */
    void input(SequencePacking packing, int layer, int direction, A inputGradient) {
        int rows = packing.rows();
        gemm.accumulate(
                left.rowMajor(sums, 0, rows, layout.hiddenSize()),
                weights.input(layer, direction),
                out.rowMajor(inputGradient, 0, rows, layout.width(layer)));
    }
}
