package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;

/**
 * A recurrent layer at its place in a network: what a backend is asked for.
 *
 * @param spec the layer
 * @param inputSize features of its input
 * @param inputLearned whether training needs the gradient of its input
 * @param dtype floating type of the network
 */
record RecurrentShape(RecurrentSpec spec, int inputSize, boolean inputLearned, DType dtype) {
    int outputSize() {
        return spec.hiddenSize() * spec.direction().count();
    }

    /** Returns the descriptor for batches of the builder's largest shape: for questions that no shape changes. */
    SequenceDescriptor descriptor(Mode mode) {
        return builder(mode).build();
    }

    /** Returns the descriptor for one shape of batch. */
    SequenceDescriptor descriptor(Mode mode, BatchShape shape) {
        return builder(mode).atMost(shape.timeSteps(), shape.batchSize()).build();
    }

    private SequenceDescriptorBuilder builder(Mode mode) {
        boolean wanted = mode == Mode.TRAINING && inputLearned;
        return SequenceDescriptor.builder(spec.cell(), inputSize, spec.hiddenSize())
                .numLayers(spec.numLayers())
                .direction(spec.direction())
                .gradients(wanted ? Set.of(SequenceDescriptor.Gradient.INPUT) : Set.of())
                .types(dtype, dtype)
                .mode(mode);
    }
}
