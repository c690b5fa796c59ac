package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;

/**
 * Runs the layers forward over packed rows: {@code h_t = activation(x_t W + b + h_{t-1} U)}. The first product is one for all steps;
 * each row's bits depend on that row alone. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnForward<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final Gemm<A> gemm;
    private final RnnWeights<A> weights;
    private final MatrixView<A> left;
    private final MatrixView<A> out;
    /** {@code x W + b} of all rows, then with {@code h U} added. */
    private A sums;
    /** One step's rows. */
    private A line;

    RnnForward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, false);
        this.sums = elements.allocate(0);
        this.line = sums;
        this.left = new MatrixView<>(sums);
        this.out = new MatrixView<>(sums);
    }

    /**
     * Fills the activations' outputs.
     *
     * @param input packed, {@code [rows, inputSize]}
     */
    void run(CpuParameterBlock parameters, A input, RnnActivations<A> activations) {
        weights.update(parameters);
        SequencePacking packing = activations.packing();
        sums = elements.atLeast(sums, packing.rows() * layout.hiddenSize());
        line = elements.atLeast(line, packing.batch() * layout.hiddenSize());
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            A from = layer == 0 ? input : activations.output(layer - 1);
            for (int direction = 0; direction < layout.directions(); direction++) {
                project(from, layer, direction, packing.rows());
                for (int i = 0; i < packing.steps(); i++) {
                    step(activations, layer, direction, direction == 0 ? i : packing.steps() - 1 - i);
                }
            }
        }
    }

    private void project(A from, int layer, int direction, int rows) {
        int hidden = layout.hiddenSize();
        A bias = weights.bias(layer, direction);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias, 0, sums, row * hidden, hidden);
        }
        int width = layout.width(layer);
        gemm.accumulate(
                left.rowMajor(from, 0, rows, width),
                weights.input(layer, direction),
                out.rowMajor(sums, 0, rows, hidden));
    }

    private void step(RnnActivations<A> activations, int layer, int direction, int t) {
        SequencePacking packing = activations.packing();
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        int count = packing.running(t);
        A states = activations.output(layer);
        System.arraycopy(sums, packing.offset(t) * hidden, line, 0, count * hidden);
        int before = direction == 0 ? t - 1 : t + 1;
        int continued = before < 0 ? 0 : Math.min(count, packing.running(before));
        if (continued > 0) {
            int from = packing.offset(before) * width + direction * hidden;
            recur(states, from, width, 0, continued, weights.recurrent(layer, direction));
        }
        if (continued < count && activations.hasInitial()) {
            int from = ((layer * layout.directions() + direction) * packing.batch() + continued) * hidden;
            recur(activations.initial(), from, hidden, continued, count, weights.recurrent(layer, direction));
        }
        elements.apply(layout.activation(), line, line, count * hidden);
        for (int row = 0; row < count; row++) {
            int to = (packing.offset(t) + row) * width + direction * hidden;
            System.arraycopy(line, row * hidden, states, to, hidden);
        }
    }

    /** Adds {@code h U} to the rows {@code [first, end)} of the step. */
    private void recur(A states, int from, int rowLength, int first, int end, A[] recurrent) {
        int hidden = layout.hiddenSize();
        gemm.accumulate(
                left.rowsOf(states, from, end - first, hidden, rowLength),
                recurrent,
                out.rowMajor(line, first * hidden, end - first, hidden));
    }
}
