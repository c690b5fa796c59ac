package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.model.ExecutionPath;
import java.util.List;

/** One layer of a network on its backend. Immutable; holds no parameters, only where they stand among the network's. */
interface NetworkLayer {
    /** Returns the blocks of its parameters; none if it has nothing to learn. */
    default List<BlockSpec> blocks() {
        return List.of();
    }

    /** Returns how it runs, if it is recurrent. */
    default ExecutionPath path() {
        return ExecutionPath.NONE;
    }

    /** Returns the features of its output. */
    int outputSize();

    /**
     * Records the layer.
     *
     * @param parameters its blocks, as {@link #blocks} lists them
     */
    Flow record(Recording recording, Flow input, LayerParameters parameters);
}
