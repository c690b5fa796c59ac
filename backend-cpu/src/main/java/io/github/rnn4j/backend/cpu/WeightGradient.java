package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;

/**
 * Adds some columns of the gradients of a layer's weights and biases, one product over all rows in their order, whichever thread that is. Used
 * by one thread at a time; no allocation once warm.
 *
 * @param <A> the array type
 */
final class WeightGradient<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final BackwardFlow<A> flow;
    private final Gemm<A> gemm;
    private final MatrixView<A> factor;
    private final MatrixView<A> slope;
    private final MatrixView<A> out;
    /** Sum of the gradient of the sums over all rows. */
    private final A biasGradient;

    WeightGradient(FloatingElements<A> elements, RnnLayout layout, BackwardFlow<A> flow) {
        this.elements = elements;
        this.layout = layout;
        this.flow = flow;
        this.gemm = elements.newGemm();
        this.biasGradient = elements.allocate(layout.gateSize());
        this.factor = new MatrixView<>(biasGradient);
        this.slope = new MatrixView<>(biasGradient);
        this.out = new MatrixView<>(biasGradient);
    }

    /**
     * Adds those of the input weight and of the input bias.
     *
     * @param input packed input of the layer
     * @param gradient the whole block's
     * @param column the first of some columns of all gates together
     */
    void addInput(
            RnnActivations<A> activations, int layer, int direction, A input, A gradient, int column, int columns) {
        int rows = activations.packing().rows();
        factor.rowMajor(input, 0, rows, layout.width(layer));
        slope.rowsOf(flow.sums(), column, rows, columns, layout.gateSize());
        addProduct(gradient, layout.inputWeight(layer, direction) + column);
        if (layout.bias()) {
            slope.rowsOf(flow.sums(), column, rows, columns, layout.gateSize()); // the product may have turned it
            addBias(gradient, layout.biases(layer, direction) + column);
        }
    }

    /** Adds those of the recurrent weight and of the recurrent bias. */
    void addRecurrent(RnnActivations<A> activations, int layer, int direction, A gradient, int column, int columns) {
        SequencePacking packing = activations.packing();
        int gates = layout.gateSize();
        int rows = packing.rows();
        int weight = layout.recurrentWeight(layer, direction) + column;
        if (activations.shiftsStates()) {
            int first = packing.batch() * (direction == 0 ? 1 : 0);
            activations.lookAtShifted(layer, direction, factor);
            slope.rowsOf(flow.recurrentSums(), first * gates + column, rows - packing.batch(), columns, gates);
        } else {
            factor.rowMajor(flow.previous(), 0, rows, layout.hiddenSize());
            slope.rowsOf(flow.recurrentSums(), column, rows, columns, gates);
        }
        addProduct(gradient, weight);
        if (layout.bias()) {
            slope.rowsOf(flow.recurrentSums(), column, rows, columns, gates);
            addBias(gradient, layout.biases(layer, direction) + gates + column);
        }
    }

    /** Adds {@code factorᵀ slope} to some columns of a matrix of the gradient. */
    private void addProduct(A gradient, int at) {
        if (slope.rows() > 0) {
            out.rowsOf(gradient, at, factor.columns(), slope.columns(), layout.gateSize());
            gemm.multiply(1, factor.transpose(), slope, 1, out);
        }
    }

    private void addBias(A gradient, int at) {
        gemm.sumRows(slope, biasGradient);
        elements.addTo(biasGradient, 0, gradient, at, slope.columns());
    }
}
