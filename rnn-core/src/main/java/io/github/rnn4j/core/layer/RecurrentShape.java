package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A recurrent layer at its place in a network: what a backend is asked for.
 *
 * @param spec the layer
 * @param inputSize features of its input
 * @param inputLearned whether training needs the gradient of its input
 * @param startLearned whether training needs the gradient of its initial state
 * @param dtype floating type of the network
 * @param compute type that products are computed in, in training
 */
record RecurrentShape(
        RecurrentSpec spec, int inputSize, boolean inputLearned, boolean startLearned, DType dtype, DType compute) {
    /** Returns the descriptor for batches of the builder's largest shape: for questions that no shape changes. */
    SequenceDescriptor descriptor(Mode mode) {
        return builder(mode).build();
    }

    /** Returns the descriptor for one shape of batch. */
    SequenceDescriptor descriptor(Mode mode, BatchShape shape) {
        return builder(mode).atMost(shape.timeSteps(), shape.batchSize()).build();
    }

    private SequenceDescriptorBuilder builder(Mode mode) {
        return SequenceDescriptor.builder(spec.cell(), inputSize, spec.hiddenSize())
                .numLayers(spec.numLayers())
                .direction(spec.direction())
                .gradients(mode == Mode.TRAINING ? gradients() : Set.of())
                .types(dtype, mode == Mode.TRAINING ? compute : dtype)
                .mode(mode);
    }

    private Set<SequenceDescriptor.Gradient> gradients() {
        Set<SequenceDescriptor.Gradient> wanted = new LinkedHashSet<>();
        if (inputLearned) {
            wanted.add(SequenceDescriptor.Gradient.INPUT);
        }
        if (startLearned) {
            wanted.add(SequenceDescriptor.Gradient.INITIAL_STATE);
        }
        return wanted;
    }

    /** Returns the passes over the sequence: layers times directions, the first axis of a state. */
    int passes() {
        return spec.numLayers() * spec.direction().count();
    }
}
