package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.tensor.DType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An element type that can stand in a file: its name there, and its bytes (little-endian). */
enum StoredType {
    F64(DType.FLOAT64) {
        @Override
        double get(ByteBuffer in) {
            return in.getDouble();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putDouble(value);
        }

        @Override
        boolean holds(double value) {
            return true;
        }
    },
    F32(DType.FLOAT32) {
        @Override
        double get(ByteBuffer in) {
            return in.getFloat();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putFloat((float) value);
        }

        @Override
        boolean holds(double value) {
            return Double.isNaN(value) || (float) value == value;
        }
    },
    I32(DType.INT32) {
        @Override
        double get(ByteBuffer in) {
            return in.getInt();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putInt((int) value);
        }

        @Override
        boolean holds(double value) {
            return (int) value == value;
        }
    };

    private final DType dtype;

    StoredType(DType dtype) {
        this.dtype = dtype;
    }

    /** Reads the next element. */
    abstract double get(ByteBuffer in);

    /** Writes an element. */
    abstract void put(ByteBuffer out, double value);

    /** Returns whether a value can be written without loss. */
    abstract boolean holds(double value);

    DType dtype() {
        return dtype;
    }

    int bytes() {
        return dtype.bytes();
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    static Optional<StoredType> of(DType dtype) {
        return Arrays.stream(values()).filter(type -> type.dtype == dtype).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
