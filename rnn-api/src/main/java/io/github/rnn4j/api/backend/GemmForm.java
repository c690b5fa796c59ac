package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/**
 * The constants of a matrix product {@code c = alpha op(a) op(b) + beta c}.
 *
 * @param transposeA whether {@code op(a)} is the transpose of {@code a}
 * @param transposeB whether {@code op(b)} is the transpose of {@code b}
 * @param alpha factor on the product
 * @param beta factor on the old content; where it is 0 the old content is not read, NaN or not
 */
@Stable
public record GemmForm(boolean transposeA, boolean transposeB, double alpha, double beta) {
    /** {@code c = a b}. */
    public static final GemmForm PLAIN = new GemmForm(false, false, 1, 0);

    /** {@code c = a bᵀ}. */
    public static final GemmForm TRANSPOSE_B = new GemmForm(false, true, 1, 0);

    /** {@code c = aᵀ b}. */
    public static final GemmForm TRANSPOSE_A = new GemmForm(true, false, 1, 0);

    /** Returns the same product added to the old content. */
    public GemmForm accumulating() {
        return new GemmForm(transposeA, transposeB, alpha, 1);
    }
}
