package io.github.rnn4j.api.tensor;

import io.github.rnn4j.api.annotation.Stable;

/**
 * Opaque handle to elements that a backend owns, in row-major order as seen from outside. Only the backend that made a
 * tensor can work on it, through {@link io.github.rnn4j.api.backend.TensorOps}.
 *
 * <p>A tensor belongs to the {@link Scope} that was open when it was allocated and is freed with it, or earlier by {@link
 * #close()}. Confined to the session's thread, except parameters, which a backend shares.
 */
@Stable
public interface Tensor extends AutoCloseable {
    /** Returns the sizes of the axes. */
    Shape shape();

    /** Returns the element type. */
    DType dtype();

    /** Returns whether this handle has been closed, by itself or with its scope. */
    boolean isClosed();

    /** Frees the elements. Closing twice does nothing; any other use afterwards fails. A view frees nothing. */
    @Override
    void close();
}
