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
    private final CellStep<A> step;
    private final MatrixView<A> left;
    private final MatrixView<A> initial;
    private final MatrixView<A> out;
    /** {@code h U + b} of one step, for cells that split their sums. */
    private A recurrentSums;
    /** The state before a step where its rows come from several places. */
    private A before;

    RnnForward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, false);
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.recurrentSums = elements.allocate(0);
        this.before = recurrentSums;
        this.step = new CellStep<>(recurrentSums);
        this.left = new MatrixView<>(recurrentSums);
        this.initial = new MatrixView<>(recurrentSums);
        this.out = new MatrixView<>(recurrentSums);
    }

    /**
     * Fills the activations' states.
     *
     * @param input packed, {@code [rows, inputSize]}
     */
    void run(CpuParameterBlock parameters, A input, RnnActivations<A> activations) {
        weights.update(parameters);
        SequencePacking packing = activations.packing();
        int batch = packing.batch();
        if (layout.cell().splitsSums()) {
            recurrentSums = elements.atLeast(recurrentSums, batch * layout.gateSize());
        }
        if (layout.cell().readsState()) {
            before = elements.atLeast(before, batch * layout.hiddenSize());
        }
        kernel.prepare(batch);
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            A from = layer == 0 ? input : activations.output(layer - 1);
            for (int direction = 0; direction < layout.directions(); direction++) {
                project(from, layer, direction, activations);
                steps(activations, layer, direction);
            }
        }
    }

    private void steps(RnnActivations<A> activations, int layer, int direction) {
        SequencePacking packing = activations.packing();
        int gates = layout.gateSize();
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        boolean splits = layout.cell().splitsSums();
        boolean reads = layout.cell().readsState();
        int last = layout.cell().stateParts() - 1;
        A[] recurrent = weights.recurrent(layer, direction);
        activations.look(step, layer, direction);
        step.recurrentSums = recurrentSums;
        left.rowsOf(activations.output(layer), 0, 0, hidden, width);
        out.rowMajor(splits ? recurrentSums : step.sums, 0, 0, gates);
        for (int i = 0; i < packing.steps(); i++) {
            int t = direction == 0 ? i : packing.steps() - 1 - i;
            activations.move(step, direction, t);
            int to = step.sumsFrom;
            if (splits) {
                fillRows(weights.recurrentBias(layer, direction), recurrentSums, step.count);
                to = 0;
            }
            int continued = activations.continued(direction, t);
            if (continued > 0) {
                int from = activations.offsetBefore(direction, t) * width + direction * hidden;
                gemm.accumulate(left.move(from, continued), recurrent, out.move(to, continued));
            }
            if (continued < step.count && activations.hasInitial()) {
                int from = activations.initialFrom(layer, direction, continued);
                int count = step.count - continued;
                initial.rowMajor(activations.initial(0), from, count, hidden);
                gemm.accumulate(initial, recurrent, out.move(to + continued * gates, count));
            }
            if (reads) {
                activations.lookBefore(last, layer, direction, t, step.before, before);
            }
            kernel.forward(step);
        }
    }

    private void project(A from, int layer, int direction, RnnActivations<A> activations) {
        int gates = layout.gateSize();
        int count = activations.packing().rows();
        A sums = activations.sums(layer, direction);
        fillRows(weights.bias(layer, direction), sums, count);
        int width = layout.width(layer);
        gemm.accumulate(
                left.rowMajor(from, 0, count, width),
                weights.input(layer, direction),
                out.rowMajor(sums, 0, count, gates));
    }

    private void fillRows(A bias, A target, int count) {
        int gates = layout.gateSize();
        if (count == 0) {
            return;
        }
        System.arraycopy(bias, 0, target, 0, gates);
        for (int row = 1; row < count; row *= 2) { // few large copies are quicker than many small ones
            System.arraycopy(target, 0, target, row * gates, Math.min(row, count - row) * gates);
        }
    }
}
