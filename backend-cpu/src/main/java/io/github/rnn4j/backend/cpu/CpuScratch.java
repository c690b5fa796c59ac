package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;

/** The memory that a session's operations reuse, so that a call allocates nothing once warm. Confined to a session. */
final class CpuScratch {
    private final ScratchRows<double[]> doubles = new ScratchRows<>(CpuTypes.DOUBLES);
    private final ScratchRows<float[]> floats = new ScratchRows<>(CpuTypes.FLOATS);
    private final ScratchRows<int[]> ints = new ScratchRows<>(CpuTypes.INTS);
    private final BroadcastWalk walk = new BroadcastWalk();
    private final AdamScalars adam = new AdamScalars();

    /** Returns the rows of a declared type. */
    ScratchRows<?> rows(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> doubles;
            case FLOAT32 -> floats;
            case INT32 -> ints;
            case FLOAT16, BFLOAT16 -> throw CpuTypes.undeclared(dtype);
        };
    }

    ScratchRows<double[]> doubles() {
        return doubles;
    }

    ScratchRows<int[]> ints() {
        return ints;
    }

    BroadcastWalk walk() {
        return walk;
    }

    AdamScalars adam() {
        return adam;
    }
}
