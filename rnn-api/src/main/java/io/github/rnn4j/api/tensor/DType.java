package io.github.rnn4j.api.tensor;

import io.github.rnn4j.api.annotation.Stable;

/** Element type of a tensor. */
@Stable
public enum DType {
    /** IEEE 754 binary64: the type in which correctness is proven. */
    FLOAT64(8, true),
    /** IEEE 754 binary32: the type in which networks are trained and served. */
    FLOAT32(4, true),
    /** IEEE 754 binary16. */
    FLOAT16(2, true),
    /** The upper half of a binary32. */
    BFLOAT16(2, true),
    /** Two's complement: identifiers, lengths, labels, indices. */
    INT32(4, false);

    private final int bytes;
    private final boolean floating;

    DType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Returns the size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Returns whether elements are floating-point numbers. */
    public boolean isFloating() {
        return floating;
    }
}
