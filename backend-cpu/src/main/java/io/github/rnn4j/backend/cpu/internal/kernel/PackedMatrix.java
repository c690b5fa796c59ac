package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * A right operand in the form that {@link Gemm#accumulate} reads. Made by {@link Gemm#newPacked}, filled by {@link Gemm#pack}.
 * Confined to a session.
 *
 * @param <A> the array type
 */
@Internal
public final class PackedMatrix<A> {
    /** The rows, each an array; or one array with all panels. */
    final A[] rows;
    /** Where in its array the first panel begins. */
    int from;

    PackedMatrix(A[] rows) {
        this.rows = rows;
    }
}
