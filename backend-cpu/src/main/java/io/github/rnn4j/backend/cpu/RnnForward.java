package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;

/**
 * Runs the layers forward over packed rows: the sums {@code x_t W + b + h_{t-1} U} of all gates, then the cell's kernel. The
 * first product is one for all steps; each row's bits depend on that row alone. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnForward<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final Gemm<A> gemm;
    private final RnnWeights<A> weights;
    private final CellKernel<A> kernel;
    private final CellRows<A> rows;
    private final MatrixView<A> left;
    private final MatrixView<A> out;
    /** {@code x W + b} of all rows. */
    private A sums;

    RnnForward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, false);
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.rows = new CellRows<>(elements, layout);
        this.sums = elements.allocate(0);
        this.left = new MatrixView<>(sums);
        this.out = new MatrixView<>(sums);
    }

    /**
     * Fills the activations' states.
     *
     * @param input packed, {@code [rows, inputSize]}
     */
    void run(CpuParameterBlock parameters, A input, RnnActivations<A> activations) {
        weights.update(parameters);
        SequencePacking packing = activations.packing();
        sums = elements.atLeast(sums, packing.rows() * layout.gateSize());
        rows.prepare(packing.batch());
        kernel.prepare(packing.batch());
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

    private void project(A from, int layer, int direction, int count) {
        int gates = layout.gateSize();
        fillRows(weights.bias(layer, direction), sums, count);
        int width = layout.width(layer);
        gemm.accumulate(
                left.rowMajor(from, 0, count, width),
                weights.input(layer, direction),
                out.rowMajor(sums, 0, count, gates));
    }

    private void fillRows(A bias, A target, int count) {
        int gates = layout.gateSize();
        for (int row = 0; row < count; row++) {
            System.arraycopy(bias, 0, target, row * gates, gates);
        }
    }

    private void step(RnnActivations<A> activations, int layer, int direction, int t) {
        SequencePacking packing = activations.packing();
        FusedCell cell = layout.cell();
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        int count = packing.running(t);
        int gates = layout.gateSize();
        System.arraycopy(sums, packing.offset(t) * gates, rows.sums, 0, count * gates);
        if (cell.splitsSums()) {
            fillRows(weights.recurrentBias(layer, direction), rows.recurrentSums, count);
        }
        int continued = activations.continued(direction, t);
        if (continued > 0) {
            int from = activations.offsetBefore(direction, t) * width + direction * hidden;
            recur(activations.output(layer), from, width, 0, continued, weights.recurrent(layer, direction));
        }
        if (continued < count && activations.hasInitial()) {
            int from = activations.initialFrom(layer, direction, continued);
            recur(activations.initial(0), from, hidden, continued, count, weights.recurrent(layer, direction));
        }
        int last = cell.stateParts() - 1;
        if (cell.readsState()) {
            activations.copyBefore(last, layer, direction, t, rows.before, 0);
        }
        kernel.forward(rows, activations.kept(layer, direction), activations.keptFrom(t), count);
        for (int part = 0; part <= last; part++) {
            spread(rows.state(part), activations.state(part, layer), packing.offset(t), direction, count);
        }
    }

    /** Adds {@code h U} to the rows {@code [first, end)} of the step. */
    private void recur(A states, int from, int rowLength, int first, int end, A[] recurrent) {
        int gates = layout.gateSize();
        gemm.accumulate(
                left.rowsOf(states, from, end - first, layout.hiddenSize(), rowLength),
                recurrent,
                out.rowMajor(rows.recurrentSums, first * gates, end - first, gates));
    }

    /** Copies rows into one direction's columns of {@code [.., directions * hidden]}. */
    private void spread(A narrow, A wide, int from, int direction, int count) {
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        for (int row = 0; row < count; row++) {
            int to = (from + row) * width + direction * hidden;
            System.arraycopy(narrow, row * hidden, wide, to, hidden);
        }
    }
}
