package io.github.rnn4j.backend.nd4j;

import java.util.EnumMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One element of each type, overwritten by each use: factors and fillings go in as arrays of our own, for the engine would make
 * an array of every number that it is handed, and leave it to Java's collector.
 */
final class EngineScalars {
    private final Map<DataType, EngineArray> scalars = new EnumMap<>(DataType.class);

    /** Returns the number as an array of one element; the next call for this type overwrites it. */
    INDArray of(DataType type, double value) {
        EngineArray scalar = scalars.computeIfAbsent(type, wanted -> EngineArray.allocate(wanted, 1));
        switch (type) {
            case DOUBLE -> EngineHost.write(scalar, new double[] {value}, 0);
            case FLOAT -> EngineHost.write(scalar, new float[] {(float) value}, 0);
            case INT -> EngineHost.write(scalar, new int[] {(int) value}, 0);
            default -> throw new IllegalArgumentException("scalar: expected a type of tensors but got " + type);
        }
        return scalar.flat();
    }

    void close() {
        scalars.values().forEach(EngineArray::close);
        scalars.clear();
    }
}
