package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/** Element-wise operations on two operands. */
@Internal
public enum BinaryOp {
    /** {@code alpha left + beta right}. */
    ADD,
    /** {@code left · right}. */
    MULTIPLY,
    /** {@code left / right}. */
    DIVIDE,
    /** 1 where equal, else 0. */
    EQUAL,
    /** 1 where {@code left < right}, else 0. */
    LESS,
    /** 1 where {@code left <= right}, else 0. */
    LESS_OR_EQUAL
}
