package io.github.rnn4j.api.tensor;

import io.github.rnn4j.api.annotation.Stable;

/**
 * Owner of the tensors allocated while it is the innermost open scope of its session. Scopes nest: the one opened last
 * is closed first; closing an outer one closes the inner ones with it. Confined to the session's thread.
 */
@Stable
public interface Scope extends AutoCloseable {
    /**
     * Hands a tensor of this scope over to the enclosing one, so that it outlives this scope.
     *
     * @return the same tensor
     */
    Tensor keep(Tensor tensor);

    /** Frees every tensor that this scope still owns. Closing twice does nothing. */
    @Override
    void close();
}
