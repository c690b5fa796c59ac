package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.List;
import java.util.Optional;

/**
 * The hidden states of one direction of one recurrent layer in an inspected recording, in the order in which steps are read.
 *
 * @param name such as {@code rnn.l0_reverse}
 * @param cell the cell
 * @param recurrentWeight name in the model file of the weight on the state, {@code [hiddenSize, hiddenSize]}; empty for a cell with
 *     several gates, or none
 * @param states after each step, {@code [batch, hiddenSize]}; not defined beyond a row's length
 * @param gradients total gradient of each state after a backward pass, of its shape, 0 beyond a row's length; empty where none
 *     reaches it
 */
@Internal
public record PassStates(
        String name,
        CellSpec cell,
        Optional<String> recurrentWeight,
        List<Tensor> states,
        List<Optional<Tensor>> gradients) {
    public PassStates {
        states = List.copyOf(states);
        gradients = List.copyOf(gradients);
    }

    /** Returns the same with the gradients of a recording that is complete. */
    PassStates withGradients(TapeRecorder recorder) {
        return new PassStates(
                name,
                cell,
                recurrentWeight,
                states,
                states.stream()
                        .map(state -> Optional.ofNullable(recorder.gradientOf(state)))
                        .toList());
    }
}
