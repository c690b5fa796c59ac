package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The engine's names of the element types. Half types are left out: ND4J's products in them are ten to fifty times slower than
 * in FLOAT32.
 */
final class EngineTypes {
    private EngineTypes() {}

    static DataType of(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> DataType.DOUBLE;
            case FLOAT32 -> DataType.FLOAT;
            case INT32 -> DataType.INT32;
            case FLOAT16, BFLOAT16 ->
                throw new UnsupportedCapabilityException("dtype: expected one of FLOAT64, FLOAT32 and INT32 but got "
                        + dtype + " (ND4J backends). Store in a declared type.");
        };
    }
}
