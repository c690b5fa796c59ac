package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;

/**
 * Everything a backend must know to make a fused plan. Made by {@link #builder}, so that it can grow without breaking anyone.
 *
 * @param cell which cell
 * @param inputSize features of a step's input
 * @param hiddenSize width of the state
 * @param numLayers equal layers one upon the other
 * @param direction one way or both
 * @param bias whether each gate has its two biases
 * @param maxTimeSteps most steps of a call
 * @param maxBatchSize most sequences of a call
 * @param lengths whether calls give lengths
 * @param output which outputs are wanted
 * @param gradients which gradients besides the parameters' are wanted
 * @param dropout share of units dropped between layers in training
 * @param storage type of parameters, inputs and outputs
 * @param compute type in which products are computed
 * @param mode inference or training
 */
@Experimental
public record SequenceDescriptor(
        CellSpec cell,
        int inputSize,
        int hiddenSize,
        int numLayers,
        Direction direction,
        boolean bias,
        int maxTimeSteps,
        int maxBatchSize,
        boolean lengths,
        Output output,
        Set<Gradient> gradients,
        double dropout,
        DType storage,
        DType compute,
        Mode mode) {
    /** Which outputs of a sequence are wanted. */
    @Experimental
    public enum Output {
        /** Those of every step, {@code [timeSteps, batch, directions * hiddenSize]}. */
        SEQUENCE,
        /** Of each direction, that of the used step it reads last, {@code [batch, directions * hiddenSize]}. */
        LAST
    }

    /** Which gradients besides those of the parameters are wanted. */
    @Experimental
    public enum Gradient {
        /** Of the input. */
        INPUT,
        /** Of the initial state. */
        INITIAL_STATE,
        /** Of every step's state; needs {@link Feature#STEP_STATE_GRADIENTS}. */
        STEP_STATE
    }

    public SequenceDescriptor {
        gradients = Set.copyOf(gradients);
        positive(inputSize, "inputSize");
        positive(hiddenSize, "hiddenSize");
        positive(numLayers, "numLayers");
        positive(maxTimeSteps, "maxTimeSteps");
        positive(maxBatchSize, "maxBatchSize");
        if (!(dropout >= 0 && dropout < 1)) {
            throw new InvalidSpecException("sequence.dropout: expected at least 0 and below 1 but got " + dropout);
        }
        if (!storage.isFloating() || !compute.isFloating()) {
            throw new InvalidSpecException(
                    "sequence types: expected floating types but got storage " + storage + ", compute " + compute);
        }
    }

    /** Starts a descriptor with one forward layer, biases, lengths, all outputs, FLOAT32, inference, at most 1,024 x 1,024. */
    public static SequenceDescriptorBuilder builder(CellSpec cell, int inputSize, int hiddenSize) {
        return new SequenceDescriptorBuilder(cell, inputSize, hiddenSize);
    }

    private static void positive(int value, String name) {
        if (value < 1) {
            throw new InvalidSpecException("sequence." + name + ": expected >= 1 but got " + value);
        }
    }
}
