package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * What one step gives.
 *
 * @param output {@code [batch, outputSize]}
 * @param state the next state, in the order of {@link Cell#state()}
 */
@Experimental
public record CellStep(Tensor output, List<Tensor> state) {
    public CellStep {
        state = List.copyOf(state);
    }
}
