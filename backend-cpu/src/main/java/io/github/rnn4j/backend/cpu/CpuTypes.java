package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.DoubleElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.HalfElements;
import io.github.rnn4j.backend.cpu.internal.kernel.IntElements;

/** Which kernels compute in which type. */
final class CpuTypes {
    static final FloatElements FLOATS = new FloatElements();
    /** FLOAT32 tensors, computed in FLOAT16: for fused sequences. */
    static final HalfElements HALVES = new HalfElements();

    static final DoubleElements DOUBLES = new DoubleElements();
    static final IntElements INTS = new IntElements();

    private CpuTypes() {}

    /** Returns the kernels of a storage type. */
    static Elements<?> elements(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> DOUBLES;
            case FLOAT32 -> FLOATS;
            case INT32 -> INTS;
            case FLOAT16, BFLOAT16 -> throw undeclared(dtype);
        };
    }

    static UnsupportedCapabilityException undeclared(DType dtype) {
        return new UnsupportedCapabilityException("tensor type: expected FLOAT64, FLOAT32 or INT32 but got " + dtype
                + " (backend 'cpu'). Ask its capabilities for the storage types.");
    }

    /** Returns the kernels of a floating type. */
    static FloatingElements<?> floating(DType dtype, String subject) {
        if (elements(dtype) instanceof FloatingElements<?> floating) {
            return floating;
        }
        throw new RnnException(
                ErrorCode.DTYPE_MISMATCH, subject + ": expected FLOAT64 or FLOAT32 but got " + dtype + ".");
    }
}
