package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with arrays of floating-point numbers besides. Stateless and thread-safe.
 *
 * @param <A> the array type: {@code float[]} or {@code double[]}
 */
@Internal
public interface FloatingElements<A> extends Elements<A> {
    /** Computes {@code out[i] = op(x[i])}; {@code out} may be {@code x}. */
    void apply(UnaryOp op, A x, A out, int count);

    /** Replaces a row by its softmax over the elements whose mask is not 0; the others, or all if none is used, become 0. */
    void softmax(A row, @Nullable A mask, int maskFrom, int count);

    /**
     * Writes the gradient of one row's softmax cross-entropy, {@code scale (p - one-hot)}.
     *
     * @return {@code -log p(label)}
     */
    double crossEntropy(A logits, int from, int classes, int label, double scale, A gradient);

    /** Returns the sum of the squares of the elements {@code [from, to)}, in double. */
    double squaredSum(A x, int from, int to);

    /** Takes one Adam step in place for the elements {@code [from, to)} and sets the gradient to 0. */
    void adam(A parameter, A gradient, A firstMoment, A secondMoment, AdamScalars scalars, int from, int to);

    /**
     * Computes the gradient of what an activation was applied to, from the activation's value; {@code out} may be an operand.
     *
     * @param activation tanh, sigmoid or ReLU
     */
    void activationGradient(UnaryOp activation, A gradient, A value, A out, int count);

    /** Returns whether the type that is computed in is another than the stored one. */
    default boolean rounds() {
        return false;
    }

    /** Rounds numbers that come from outside to the type that is computed in; nothing where that is the stored one. */
    default void round(A x, int count) {}

    /** Returns operations on blocks with scratch of their own. */
    BlockOps<A> newBlockOps();

    /** Returns the steps of a single sequence, with scratch of their own. */
    default Recurrence<A> newRecurrence() {
        return new ProductRecurrence<>(this);
    }

    /** Returns a matrix product with scratch of its own. */
    Gemm<A> newGemm();
}
