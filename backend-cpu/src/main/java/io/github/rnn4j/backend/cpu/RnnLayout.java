package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of all layers one after the other, matrices transposed: {@code [input, gates * hidden]} is what the forward product reads
 * row by row, and what the products of the backward pass write.
 *
 * @param inputSize features of a step's input
 * @param hiddenSize width of the state
 * @param numLayers layers
 * @param directions passes over the sequence
 * @param bias whether there are biases
 * @param cell which cell
 */
record RnnLayout(int inputSize, int hiddenSize, int numLayers, int directions, boolean bias, FusedCell cell)
        implements ParameterLayout {
    /** By hand, as {@link #hashCode} is: what a record has by itself is made at its first use, which takes tens of milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RnnLayout that
                && inputSize == that.inputSize
                && hiddenSize == that.hiddenSize
                && numLayers == that.numLayers
                && directions == that.directions
                && bias == that.bias
                && cell == that.cell;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * inputSize + hiddenSize) + numLayers) + cell.hashCode();
    }

    static RnnLayout of(SequenceDescriptor descriptor) {
        return new RnnLayout(
                descriptor.inputSize(),
                descriptor.hiddenSize(),
                descriptor.numLayers(),
                descriptor.direction().count(),
                descriptor.bias(),
                RnnSupport.cell(descriptor));
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        for (int layer = 0; layer < numLayers; layer++) {
            for (int direction = 0; direction < directions; direction++) {
                addBlock(specs, layer, "_l" + layer + (direction == 0 ? "" : "_reverse"));
            }
        }
        return specs;
    }

    private void addBlock(List<ParameterSpec> specs, int layer, String suffix) {
        Shape input = Shape.of(gateSize(), width(layer));
        Shape recurrent = Shape.of(gateSize(), hiddenSize);
        specs.add(new ParameterSpec("weight_ih" + suffix, input, ParameterSpec.Role.INPUT_WEIGHT, cell.gates()));
        specs.add(
                new ParameterSpec("weight_hh" + suffix, recurrent, ParameterSpec.Role.RECURRENT_WEIGHT, cell.gates()));
        if (bias) {
            Shape row = Shape.of(gateSize());
            specs.add(new ParameterSpec("bias_ih" + suffix, row, ParameterSpec.Role.BIAS, cell.gates()));
            specs.add(new ParameterSpec("bias_hh" + suffix, row, ParameterSpec.Role.BIAS, cell.gates()));
        }
    }

    @Override
    public Shape storageShape() {
        return Shape.of(inputWeight(numLayers, 0));
    }

    /** Returns the features of a layer's input. */
    int width(int layer) {
        return layer == 0 ? inputSize : outputSize();
    }

    /** Returns the features of a layer's output. */
    int outputSize() {
        return directions * hiddenSize;
    }

    /** Returns the width of all gates together. */
    int gateSize() {
        return cell.gates() * hiddenSize;
    }

    /** Returns the most numbers that any array has for one row. */
    int widest() {
        return Math.max(Math.max(inputSize, outputSize()), gateSize());
    }

    /** Returns the passes of all layers. */
    int passes() {
        return numLayers * directions;
    }

    /** Returns the number of a layer's and direction's pass. */
    int pass(int layer, int direction) {
        return layer * directions + direction;
    }

    /** Returns where the input weight stands, {@code [width, gates * hidden]}. */
    int inputWeight(int layer, int direction) {
        int before =
                Math.min(layer, 1) * directions * blockSize(0) + Math.max(layer - 1, 0) * directions * blockSize(1);
        return before + direction * blockSize(layer);
    }

    /** Returns where the recurrent weight stands, {@code [hidden, gates * hidden]}. */
    int recurrentWeight(int layer, int direction) {
        return inputWeight(layer, direction) + width(layer) * gateSize();
    }

    /** Returns where the input bias stands, behind which is the recurrent bias. */
    int biases(int layer, int direction) {
        return recurrentWeight(layer, direction) + hiddenSize * gateSize();
    }

    /** Returns where a parameter stands. */
    int offset(String name) {
        int offset = 0;
        for (ParameterSpec spec : parameters()) {
            if (spec.name().equals(name)) {
                return offset;
            }
            offset += spec.shape().elements();
        }
        throw new IllegalArgumentException(name);
    }

    private int blockSize(int layer) {
        return gateSize() * (width(layer) + hiddenSize + (bias ? 2 : 0));
    }
}
