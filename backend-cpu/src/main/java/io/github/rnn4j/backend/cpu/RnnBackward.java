package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import java.util.Objects;
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
    private final CellKernel<A> kernel;
    private final CellRows<A> rows;
    /** Gradient of the sums, {@code [rows, gates * hidden]}. */
    private A sums;
    /** Gradient of the recurrent sums, likewise; the very array of {@link #sums} where the cell does not split them. */
    private A recurrentSums;
    /** Hidden state before each row's step, {@code [rows, hidden]}. */
    private A previous;
    /** Outputs' gradient at one step, {@code [batch, hidden]}. */
    private A line;

    RnnBackward(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.weights = new RnnWeights<>(elements, layout, gemm, true);
        this.one = elements.allocate(1);
        elements.fill(one, 0, 1, 1);
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.rows = new CellRows<>(elements, layout);
        this.sums = elements.allocate(0);
        this.recurrentSums = elements.allocate(0);
        this.previous = elements.allocate(0);
        this.line = elements.allocate(0);
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
        line = elements.atLeast(line, packing.batch() * layout.hiddenSize());
        rows.prepare(packing.batch());
        kernel.prepare(packing.batch());
    }

    /**
     * Returns the gradient of a part of one direction's state, {@code [batch, hidden]} in packed order: to be filled with that
     * of the final state before {@link #steps}, and that of the initial state afterwards.
     */
    A flow(int part) {
        return rows.gradient(part);
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
        for (int i = packing.steps() - 1; i >= 0; i--) {
            int t = direction == 0 ? i : packing.steps() - 1 - i;
            int count = packing.running(t);
            int from = packing.offset(t);
            copyRows(outputGradient, from, direction, line, count);
            A flow = rows.hiddenGradient;
            elements.apply(BinaryOp.ADD, 1, 1, flow, line, flow, count * layout.hiddenSize());
            if (stepGradient != null) {
                spreadRows(flow, stepGradient, from, direction, count);
            }
            if (cell.kept() == 0) {
                copyRows(activations.output(layer), from, direction, rows.hidden, count);
            }
            if (cell.readsState()) {
                activations.copyBefore(cell.stateParts() - 1, layer, direction, t, rows.before, 0);
            }
            kernel.backward(
                    rows, Objects.requireNonNull(activations.kept(layer, direction)), activations.keptFrom(t), count);
            recur(weights.recurrent(layer, direction), from, count);
        }
    }

    /** Keeps the gradients of a step's sums, and adds to that of the state before what comes through the product. */
    private void recur(A[] recurrent, int from, int count) {
        int gates = layout.gateSize();
        System.arraycopy(rows.sums, 0, sums, from * gates, count * gates);
        if (layout.cell().splitsSums()) {
            System.arraycopy(rows.recurrentSums, 0, recurrentSums, from * gates, count * gates);
        }
        gemm.accumulate(
                left.rowMajor(rows.recurrentSums, 0, count, gates),
                recurrent,
                out.rowMajor(rows.hiddenGradient, 0, count, layout.hiddenSize()));
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
            addSum(recurrentSums, count, gradient, biases + layout.gateSize());
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

    /** Adds the sum over all rows to a bias of the gradient. */
    private void addSum(A slope, int count, A gradient, int at) {
        int gates = layout.gateSize();
        gemm.multiply(
                1,
                left.constant(one, 1, count),
                right.rowMajor(slope, 0, count, gates),
                1,
                out.rowMajor(gradient, at, 1, gates));
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
