package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one backward pass. Gradients of input and states are overwritten; those of parameters are added to.
 *
 * @param forward the forward pass it belongs to; its input, lengths and parameters must not have changed since
 * @param outputGradient of the shape of the output; beyond a length it is not used, be it NaN; null for zeros
 * @param finalStateGradient one for each state; empty for zeros
 * @param inputGradient of the shape of the input, 0 beyond a length; null if not wanted
 * @param initialStateGradient one for each state; empty if not wanted
 * @param stepStateGradient {@code [timeSteps, batch, directions * hiddenSize]}, total gradient of the last layer's hidden
 *     state at each step; null if not wanted
 * @param parameterGradient in the plan's layout
 */
@Experimental
public record SequenceBackward(
        SequenceForward forward,
        @Nullable Tensor outputGradient,
        List<Tensor> finalStateGradient,
        @Nullable Tensor inputGradient,
        List<Tensor> initialStateGradient,
        @Nullable Tensor stepStateGradient,
        ParameterBlock parameterGradient) {
    public SequenceBackward {
        finalStateGradient = List.copyOf(finalStateGradient);
        initialStateGradient = List.copyOf(initialStateGradient);
    }
}
