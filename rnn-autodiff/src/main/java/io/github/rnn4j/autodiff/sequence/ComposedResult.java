package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * What a composed sequence gives.
 *
 * @param output as the descriptor's {@code output} says: of every step {@code [timeSteps, batch, directions * outputSize]}, 0
 *     beyond a length; or of the step read last in each direction {@code [batch, directions * outputSize]}, 0 for length 0
 * @param finalState state after the last used step, one for each of the cell's states, {@code [numLayers * directions, batch,
 *     width]}, layer by layer and forward first; the initial state for length 0
 * @param stepStates hidden state after each step, {@code [batch, hiddenSize]}, of the last layer's forward direction: the
 *     values whose gradients show how far learning reaches back; not defined beyond a length, where their gradient is 0
 * @param passStates the same of every pass, layer by layer and forward first, in the order in which the pass reads: of a backward
 *     direction the first is that after the last used step of each row
 */
@Experimental
public record ComposedResult(
        Tensor output, List<Tensor> finalState, List<Tensor> stepStates, List<List<Tensor>> passStates) {
    public ComposedResult {
        finalState = List.copyOf(finalState);
        stepStates = List.copyOf(stepStates);
        passStates = passStates.stream().map(List::copyOf).toList();
    }
}
