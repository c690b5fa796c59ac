package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One layer's blocks among those of its network.
 *
 * @param first index of the layer's first block
 * @param values all parameters of the network
 * @param gradients all gradients, or null where none are wanted
 * @param watched numbers of the blocks that the recorder knows already, shared by all layers
 */
record LayerParameters(
        int first, NetworkParameters values, @Nullable NetworkParameters gradients, Set<Integer> watched) {
    /** Returns the blocks of a network whose recording begins. */
    static LayerParameters of(NetworkParameters values, @Nullable NetworkParameters gradients) {
        return new LayerParameters(0, values, gradients, new HashSet<>());
    }

    /** Returns the layer's blocks from one on. */
    LayerParameters from(int index) {
        return new LayerParameters(first + index, values, gradients, watched);
    }

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
        if (gradient == null || !watched.add(first + index)) {
            return gradient == null ? recorder.input(storage) : storage;
        }
        return recorder.variable(storage, gradient.storage());
    }
}
