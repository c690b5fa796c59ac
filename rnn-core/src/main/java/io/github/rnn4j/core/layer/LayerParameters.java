package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One layer's blocks among those of its network.
 *
 * @param first index of the layer's first block
 * @param values all parameters of the network
 * @param gradients all gradients, or null where none are wanted
 */
record LayerParameters(
        int first, NetworkParameters values, @Nullable NetworkParameters gradients) {
    ParameterBlock value(int index) {
        return values.block(first + index);
    }

    @Nullable
    ParameterBlock gradient(int index) {
        return gradients == null ? null : gradients.block(first + index);
    }

    /** Returns a block's storage for use in a recording; what flows to it is added to the gradient, where one is wanted. */
    Tensor watch(TapeRecorder recorder, int index) {
        ParameterBlock gradient = gradient(index);
        Tensor storage = value(index).storage();
        return gradient == null ? recorder.input(storage) : recorder.variable(storage, gradient.storage());
    }
}
