package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Elements in the engine's memory, row-major, and the shapes they have been seen under: making a view costs more than most
 * operations on it, so each is made once. Never part of a workspace that the user may have opened.
 */
final class EngineArray {
    private static final int MOST_VIEWS = 64;

    private final DataType type;
    private final int elements;
    private final INDArray flat;
    private final Map<Shape, INDArray> views = new ConcurrentHashMap<>();

    private EngineArray(DataType type, int elements, INDArray flat) {
        this.type = type;
        this.elements = elements;
        this.flat = flat;
    }

    /** Allocates elements of any content; one at least, for the engine has its own idea of arrays without elements. */
    static EngineArray allocate(DataType type, int elements) {
        try {
            return new EngineArray(type, elements, Nd4j.createUninitializedDetached(type, 'c', Math.max(elements, 1)));
        } catch (OutOfMemoryError full) {
            throw new RnnException(
                    ErrorCode.OUT_OF_MEMORY,
                    "allocate: expected memory for " + elements + " elements of type " + type + " but got "
                            + full.getMessage() + ". Close tensors, use smaller batches or allow ND4J more memory.",
                    full);
        }
    }

    DataType type() {
        return type;
    }

    int elements() {
        return elements;
    }

    long bytes() {
        return (long) Math.max(elements, 1) * type.width();
    }

    INDArray flat() {
        return flat;
    }

    /** Returns the memory itself, of the pointer type that goes with the elements' type. */
    Pointer pointer() {
        return flat.data().pointer();
    }

    /** Returns the elements under a shape of as many; a shape without axes is seen as one axis of size 1. */
    INDArray as(Shape shape) {
        if (shape.rank() <= 1) {
            return flat;
        }
        INDArray known = views.get(shape);
        if (known != null) {
            return known;
        }
        if (views.size() >= MOST_VIEWS) {
            views.clear();
        }
        INDArray view = flat.reshape('c', sizes(shape));
        views.put(shape, view);
        return view;
    }

    private static long[] sizes(Shape shape) {
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(axis);
        }
        return sizes;
    }

    /** Frees the memory. */
    void close() {
        views.clear();
        flat.close();
    }
}
