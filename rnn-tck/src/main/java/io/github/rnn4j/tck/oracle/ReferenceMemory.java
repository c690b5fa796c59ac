package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.MemoryOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Allocation, copies, views. */
interface ReferenceMemory extends Family, MemoryOps {
    @Override
    default Scope openScope() {
        session().checkUsable("openScope");
        return session().openScope();
    }

    @Override
    default Tensor allocate(DType dtype, Shape shape) {
        session().checkUsable("allocate");
        ReferenceBackend.checkStorage(dtype);
        return session().allocate(dtype, shape);
    }

    /** {@code target[i] = convert(stretch(source)[i])}. */
    @Override
    default void copy(Tensor source, Tensor target) {
        ReferenceTensor x = use("copy source", source);
        ReferenceTensor y = use("copy target", target);
        if (!Shape.broadcast(x.shape(), y.shape()).equals(y.shape())) {
            throw new ShapeMismatchException("copy source: expected a shape that broadcasts to " + y.shape()
                    + " but got " + x.shape() + ". Copy into the larger shape.");
        }
        Family.checkApart("copy target", x, y);
        int[] from = Indices.broadcast(x.shape(), y.shape());
        for (int i = 0; i < y.elements(); i++) {
            y.set(i, x.get(from[i]));
        }
    }

    /** {@code target[i] = value}. */
    @Override
    default void fill(Tensor target, double value) {
        ReferenceTensor y = use("fill target", target);
        for (int i = 0; i < y.elements(); i++) {
            y.set(i, value);
        }
    }

    @Override
    default Tensor reshape(Tensor tensor, Shape shape) {
        ReferenceTensor x = use("reshape", tensor);
        if (x.elements() != shape.elements()) {
            throw new ShapeMismatchException("reshape: expected " + x.elements() + " elements as in " + x.shape()
                    + " but got " + shape + ". Use narrow or concat to change how many there are.");
        }
        return x.view(shape);
    }
}
