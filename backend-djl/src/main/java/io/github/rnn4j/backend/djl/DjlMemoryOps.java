package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import io.github.rnn4j.api.backend.MemoryOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** {@code allocate}, {@code copy}, {@code fill}, {@code reshape}. */
interface DjlMemoryOps extends DjlFamily, MemoryOps {
    @Override
    default Scope openScope() {
        return session().openScope();
    }

    @Override
    default Tensor allocate(DType dtype, Shape shape) {
        return session().allocate(dtype, shape);
    }

    /** Equal types are duplicated: a conversion to the type that an array has would share its memory. */
    @Override
    default void copy(Tensor source, Tensor target) {
        DjlTensor x = use("copy source", source);
        DjlTensor y = use("copy target", target);
        DjlFamily.checkStretches("copy source", y.shape(), x);
        DjlFamily.checkApart("copy target", x, y);
        session().compute(call -> {
            NDArray from = call.read(x);
            if (x.dtype() != y.dtype() && x.shape().equals(y.shape())) {
                call.store(from.toType(DjlTypes.of(y.dtype()), true), y);
                return;
            }
            NDArray converted = call.cast(from, x.dtype(), y.dtype());
            call.store(call.stretch(converted, x.shape(), y.shape()).duplicate(), y);
        });
    }

    @Override
    default void fill(Tensor target, double value) {
        DjlTensor y = use("fill target", target);
        session().compute(call -> {
            NDArray number = call.scalar(y.dtype(), value);
            call.store(call.stretch(number, Shape.of(), y.shape()).duplicate(), y);
        });
    }

    @Override
    default Tensor reshape(Tensor tensor, Shape shape) {
        DjlTensor x = use("reshape", tensor);
        if (x.shape().elements() != shape.elements()) {
            throw new ShapeMismatchException("reshape: expected "
                    + x.shape().elements() + " elements as in " + x.shape() + " but got " + shape
                    + ". Use narrow or concat to change how many there are.");
        }
        return x.view(shape);
    }
}
