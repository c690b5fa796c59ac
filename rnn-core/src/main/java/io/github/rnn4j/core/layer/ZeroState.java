package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** A state of zeros: nothing is learned, nothing recorded. */
record ZeroState() implements InitialState {
    @Override
    public List<Tensor> record(Place place, LayerParameters parameters) {
        return List.of();
    }
}
