package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * Element-wise operations on blocks of rows inside larger arrays. All views of a call have the same size, and rows whose elements
 * follow each other; a result may be an operand. Confined to a session; no allocation once warm.
 *
 * @param <A> the array type
 */
@Internal
public interface BlockOps<A> {
    /** Sets all elements to a value, rounded. */
    void fill(MatrixView<A> out, double value);

    /** Computes {@code out = x}. */
    default void copy(MatrixView<A> x, MatrixView<A> out) {
        for (int row = 0; row < out.rows; row++) {
            System.arraycopy(x.data, x.offset + row * x.rowStep, out.data, out.offset + row * out.rowStep, out.columns);
        }
    }

    /** Computes {@code out = activation(x)}. */
    void apply(UnaryOp activation, MatrixView<A> x, MatrixView<A> out);

    /** Computes {@code out = left right}, element by element. */
    void multiply(MatrixView<A> left, MatrixView<A> right, MatrixView<A> out);

    /** Computes {@code out = left + factor right}. */
    void add(double factor, MatrixView<A> left, MatrixView<A> right, MatrixView<A> out);

    /** Computes {@code out = out + left right}, rounded after the product and after the sum. */
    void addProduct(MatrixView<A> left, MatrixView<A> right, MatrixView<A> out);

    /** Computes {@code out = right + weight (left - right)}, rounded after each step. */
    void interpolate(MatrixView<A> weight, MatrixView<A> left, MatrixView<A> right, MatrixView<A> out);

    /** Computes the gradient of what an activation was applied to, from the activation's value. */
    void activationGradient(UnaryOp activation, MatrixView<A> gradient, MatrixView<A> value, MatrixView<A> out);
}
