package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.types.DataType;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;

/** Types and shapes in the engine's words. */
final class DjlTypes {
    private DjlTypes() {}

    /**
     * Returns the engine's name of a declared type. No other ever reaches the engine: converting to BFLOAT16 ends the process.
     *
     * @throws UnsupportedCapabilityException for a type that is not declared
     */
    static DataType of(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> DataType.FLOAT64;
            case FLOAT32 -> DataType.FLOAT32;
            case INT32 -> DataType.INT32;
            case FLOAT16, BFLOAT16 ->
                throw new UnsupportedCapabilityException("dtype: expected FLOAT64, FLOAT32 or INT32 but got " + dtype
                        + " (backends over DJL). Ask the capabilities for the storage types.");
        };
    }

    static ai.djl.ndarray.types.Shape of(Shape shape) {
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(axis);
        }
        return new ai.djl.ndarray.types.Shape(sizes);
    }
}
