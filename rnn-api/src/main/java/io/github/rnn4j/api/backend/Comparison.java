package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/** Which relation {@link ConditionOps#compare} tests. Every one is false where an operand is NaN. */
@Stable
public enum Comparison {
    /** {@code left == right}. ONNX: Equal. */
    EQUAL,
    /** {@code left < right}. ONNX: Less. */
    LESS,
    /** {@code left <= right}. ONNX: LessOrEqual. */
    LESS_OR_EQUAL
}
