package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one forward pass; made once, replayed as often as wanted. States have one tensor for each of the cell's
 * {@link io.github.rnn4j.api.cell.StateSpec}s, {@code [numLayers * directions, batch, width]}.
 *
 * @param parameters in the plan's layout
 * @param input {@code [timeSteps, batch, inputSize]}; steps beyond a length are never used, be they NaN
 * @param lengths used steps; null for all, and always null where the descriptor says so
 * @param initialState state before the first step; empty for zeros
 * @param output as the descriptor's {@code output} says; overwritten, 0 beyond a length; null if not wanted
 * @param finalState state after the last used step, overwritten; may be the very tensors of {@code initialState}; empty if not
 *     wanted
 * @param reserve what the backward pass will need; null in inference
 */
@Experimental
public record SequenceForward(
        ParameterBlock parameters,
        Tensor input,
        @Nullable SequenceLengths lengths,
        List<Tensor> initialState,
        @Nullable Tensor output,
        List<Tensor> finalState,
        @Nullable SequenceReserve reserve) {
    public SequenceForward {
        initialState = List.copyOf(initialState);
        finalState = List.copyOf(finalState);
    }
}
