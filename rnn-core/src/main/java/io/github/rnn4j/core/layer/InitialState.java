package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** Where the state of a recurrent layer starts. Immutable. */
interface InitialState {
    /** Returns the blocks of what is learned. */
    default List<BlockSpec> blocks() {
        return List.of();
    }

    /**
     * Records it.
     *
     * @param parameters its blocks, as {@link #blocks} lists them
     * @return one {@code [layers * directions, batch, width]} for each part of the state; empty for zeros
     */
    List<Tensor> record(Place place, LayerParameters parameters);

    /**
     * What the state is for.
     *
     * @param recording the recording
     * @param runner the layer's cell over a sequence
     * @param input the layer's input
     * @param cellParameters the cell's blocks
     */
    record Place(Recording recording, SequenceRunner runner, Tensor input, LayerParameters cellParameters) {}
}
