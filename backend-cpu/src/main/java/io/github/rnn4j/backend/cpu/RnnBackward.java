package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
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
    private final BlockOps<A> ops;
    private final CellKernel<A> kernel;
    private final CellStep<A> step;
    /** Sum of the gradient of the sums over all rows. */
    private final A biasGradient;
    /** Gradients of the two parts of the state, {@code [batch, hidden]} in packed order. */
    private A hiddenFlow;

    private A memoryFlow;
    /** Gradient of the sums, {@code [rows, gates * hidden]}. */
    private A sums;
    /** Gradient of the recurrent sums, likewise; the very array of {@link #sums} where the cell does not split them. */
    private A recurrentSums;
    /** Hidden state before each row's step, {@code [rows, hidden]}. */
    private A previous;
    /** The state before a step where its rows come from several places. */
    private A before;

    RnnBackward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, true);
        this.ops = elements.newBlockOps();
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.biasGradient = elements.allocate(layout.gateSize());
        this.sums = elements.allocate(0);
        this.step = new CellStep<>(sums);
        this.hiddenFlow = sums;
        this.memoryFlow = sums;
        this.recurrentSums = elements.allocate(0);
        this.previous = elements.allocate(0);
        this.before = elements.allocate(0);
        this.left = new MatrixView<>(sums);
        this.right = new MatrixView<>(sums);
        this.out = new MatrixView<>(sums);
    }

    void prepare(CpuParameterBlock parameters, SequencePacking packing) {
        weights.update(parameters);
        int wide = packing.rows() * layout.gateSize();
        sums = elements.atLeast(sums, wide);
        recurrentSums = layout.cell().splitsSums() ? elements.atLeast(recurrentSums, wide) : sums;
        previous = elements.atLeast(previous, packing.rows() * layout.hiddenSize());
        int narrow = packing.batch() * layout.hiddenSize();
        hiddenFlow = elements.atLeast(hiddenFlow, narrow);
        memoryFlow = layout.cell().stateParts() > 1 ? elements.atLeast(memoryFlow, narrow) : hiddenFlow;
        before = elements.atLeast(before, narrow);
        kernel.prepare(packing.batch());
    }

    /**
     * Returns the gradient of a part of one direction's state, {@code [batch, hidden]} in packed order: to be filled with that
     * of the final state before {@link #steps}, and that of the initial state afterwards.
     */
    A flow(int part) {
        return part == 0 ? hiddenFlow : memoryFlow;
    }

    /**
     * Goes back step by step.
     *
     * @param outputGradient of this layer, {@code [rows, directions * hidden]}
     * @param stepGradient filled with the total gradient of every hidden state, of the same shape; or null
     */
    void steps(RnnActivations<A> activations, int layer, int direction, A outputGradient, @Nullable A stepGradient) {
        SequencePacking packing = activations.packing();
        FusedCell cell = layout.cell();
        activations.look(step, layer, direction);
        step.slopes = sums;
        step.recurrentSlopes = recurrentSums;
        for (int i = packing.steps() - 1; i >= 0; i--) {
            int t = direction == 0 ? i : packing.steps() - 1 - i;
            look(activations, direction, t);
            int from = packing.offset(t) * layout.outputSize() + direction * layout.hiddenSize();
            out.rowsOf(outputGradient, from, step.count, layout.hiddenSize(), layout.outputSize());
            ops.add(1, step.hiddenGradient, out, step.hiddenGradient);
            if (stepGradient != null) {
                out.rowsOf(stepGradient, from, step.count, layout.hiddenSize(), layout.outputSize());
                ops.copy(step.hiddenGradient, out);
            }
            if (cell.readsState()) {
                activations.lookBefore(cell.stateParts() - 1, layer, direction, t, step.before, before);
            }
            kernel.backward(step);
            recur(weights.recurrent(layer, direction));
        }
    }

    private void look(RnnActivations<A> activations, int direction, int t) {
        activations.move(step, direction, t);
        step.slopesFrom = step.sumsFrom;
        step.hiddenGradient.rowMajor(hiddenFlow, 0, step.count, layout.hiddenSize());
        step.memoryGradient.rowMajor(memoryFlow, 0, step.count, layout.hiddenSize());
    }

    /** Adds to the gradient of the state before what comes through the product. */
    private void recur(A[] recurrent) {
        gemm.accumulate(
                left.rowMajor(recurrentSums, step.slopesFrom, step.count, layout.gateSize()),
                recurrent,
                out.rowMajor(hiddenFlow, 0, step.count, layout.hiddenSize()));
    }

    /**
     * Adds the gradients of this direction's parameters.
     *
     * @param input packed input of the layer
     * @param gradient the whole block's
     */
    void parameters(RnnActivations<A> activations, int layer, int direction, A input, A gradient) {
        SequencePacking packing = activations.packing();
        int count = packing.rows();
        addProduct(input, layout.width(layer), sums, count, gradient, layout.inputWeight(layer, direction));
        for (int t = 0; t < packing.steps(); t++) {
            activations.copyBefore(0, layer, direction, t, previous, packing.offset(t) * layout.hiddenSize());
        }
        int at = layout.recurrentWeight(layer, direction);
        addProduct(previous, layout.hiddenSize(), recurrentSums, count, gradient, at);
        if (layout.bias()) {
            int biases = layout.biases(layer, direction);
            addSum(sums, count, gradient, biases);
            if (layout.cell().splitsSums()) {
                addSum(recurrentSums, count, gradient, biases + layout.gateSize());
            } else {
                elements.addTo(biasGradient, 0, gradient, biases + layout.gateSize(), layout.gateSize());
            }
        }
    }

    /** Adds {@code factorᵀ slope} to a matrix of the gradient. */
    private void addProduct(A factor, int width, A slope, int count, A gradient, int at) {
        int gates = layout.gateSize();
        gemm.multiply(
                1,
                left.rowMajor(factor, 0, count, width).transpose(),
                right.rowMajor(slope, 0, count, gates),
                1,
                out.rowMajor(gradient, at, width, gates));
    }

    /** Adds the sum over all rows, which stays in {@link #biasGradient}, to a bias of the gradient. */
    private void addSum(A slope, int count, A gradient, int at) {
        int gates = layout.gateSize();
        gemm.sumRows(left.rowMajor(slope, 0, count, gates), biasGradient);
        elements.addTo(biasGradient, 0, gradient, at, gates);
    }

    /** Adds the gradient of the layer's input, {@code [rows, width]}. */
    void input(SequencePacking packing, int layer, int direction, A inputGradient) {
        int count = packing.rows();
        gemm.accumulate(
                left.rowMajor(sums, 0, count, layout.gateSize()),
                weights.input(layer, direction),
                out.rowMajor(inputGradient, 0, count, layout.width(layer)));
    }
}
