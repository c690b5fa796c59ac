package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Parameters in one layout, or their gradients or moments. It belongs to the backend, not to a session: all threads may read
 * it at once. Only one thread may write, and only while no other reads; a frozen block refuses every write that goes through
 * it. Closing frees the storage; closing twice does nothing.
 */
@Stable
public interface ParameterBlock extends AutoCloseable {
    /** Returns where the parameters stand. */
    ParameterLayout layout();

    /** Returns the element type. */
    DType dtype();

    /** Returns the storage as one tensor, for element-wise work such as an optimiser step; always the same object. */
    Tensor storage();

    /** Returns a number that grows with every {@link #upload} and {@link #touch}: copies derived from it compare it. */
    long version();

    /** Says that the storage was changed directly, by an optimiser step. Plans may hold packed copies by version. */
    void touch();

    /** Makes it immutable: it serves. */
    void freeze();

    /** Returns whether it is immutable. */
    boolean isFrozen();

    /** Overwrites one parameter by values in canonical order. */
    void upload(String parameter, double[] source);

    /** Overwrites one parameter by values in canonical order. */
    void upload(String parameter, float[] source);

    /** Returns one parameter's values in canonical order, converted to double without loss. */
    double[] download(String parameter);

    @Override
    void close();
}
