package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * The state before a step, each part {@code [batch, width]}, in the order of {@link Cell#state()}. A part can be had in two ways,
 * which are one but in training with dropout on the state: there units are missing from what is read, and those that are left are
 * larger. In what is carried that would add up from step to step.
 */
@Experimental
public interface CellState {
    /** Returns a part to be multiplied by weights. */
    Tensor read(int part);

    /** Returns a part that goes on without a weight: an LSTM's cell state, or what an update gate keeps. */
    Tensor carried(int part);

    /** Returns a state that is read as it is carried. */
    static CellState of(List<Tensor> parts) {
        List<Tensor> state = List.copyOf(parts);
        return new CellState() {
            @Override
            public Tensor read(int part) {
                return state.get(part);
            }

            @Override
            public Tensor carried(int part) {
                return state.get(part);
            }
        };
    }
}
