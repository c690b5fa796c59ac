package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * What a forward pass keeps for its backward pass: activations, dropout state, an engine's tape. Each forward pass overwrites
 * it. Confined to the session's thread; closing twice does nothing.
 */
@Experimental
public interface SequenceReserve extends AutoCloseable {
    /** Returns how many bytes it holds. */
    long bytes();

    @Override
    void close();
}
