package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;

/** Builds a {@link SequenceDescriptor}; each setting may be left at its default. Not safe for use by several threads. */
@Experimental
public final class SequenceDescriptorBuilder {
    private final CellSpec cell;
    private final int inputSize;
    private final int hiddenSize;
    private int numLayers = 1;
    private Direction direction = Direction.FORWARD;
    private boolean bias = true;
    private int maxTimeSteps = 1024;
    private int maxBatchSize = 1024;
    private boolean lengths = true;
    private SequenceDescriptor.Output output = SequenceDescriptor.Output.SEQUENCE;
    private Set<SequenceDescriptor.Gradient> gradients = Set.of();
    private double dropout;
    private DType storage = DType.FLOAT32;
    private DType compute = DType.FLOAT32;
    private Mode mode = Mode.INFERENCE;

    SequenceDescriptorBuilder(CellSpec cell, int inputSize, int hiddenSize) {
        this.cell = cell;
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
    }

    /** Sets the number of equal layers. */
    public SequenceDescriptorBuilder numLayers(int value) {
        numLayers = value;
        return this;
    }

    /** Sets the reading direction. */
    public SequenceDescriptorBuilder direction(Direction value) {
        direction = value;
        return this;
    }

    /** Sets whether gates have biases. */
    public SequenceDescriptorBuilder bias(boolean value) {
        bias = value;
        return this;
    }

    /** Sets the largest call: steps and sequences. */
    public SequenceDescriptorBuilder atMost(int timeSteps, int batchSize) {
        maxTimeSteps = timeSteps;
        maxBatchSize = batchSize;
        return this;
    }

    /** Sets whether calls give lengths. */
    public SequenceDescriptorBuilder lengths(boolean value) {
        lengths = value;
        return this;
    }

    /** Sets which outputs are wanted. */
    public SequenceDescriptorBuilder output(SequenceDescriptor.Output value) {
        output = value;
        return this;
    }

    /** Sets which gradients besides the parameters' are wanted. */
    public SequenceDescriptorBuilder gradients(Set<SequenceDescriptor.Gradient> value) {
        gradients = value;
        return this;
    }

    /** Sets the share of units dropped between layers. */
    public SequenceDescriptorBuilder dropout(double value) {
        dropout = value;
        return this;
    }

    /** Sets the storage and the compute type. */
    public SequenceDescriptorBuilder types(DType storageType, DType computeType) {
        storage = storageType;
        compute = computeType;
        return this;
    }

    /** Sets what the plan is for. */
    public SequenceDescriptorBuilder mode(Mode value) {
        mode = value;
        return this;
    }

    /**
     * Returns the descriptor.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if a setting is out of range
     */
    public SequenceDescriptor build() {
        return new SequenceDescriptor(
                cell,
                inputSize,
                hiddenSize,
                numLayers,
                direction,
                bias,
                maxTimeSteps,
                maxBatchSize,
                lengths,
                output,
                gradients,
                dropout,
                storage,
                compute,
                mode);
    }
}
