package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.MemoryOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Allocation, copies, views. */
interface Nd4jMemory extends Nd4jFamily, MemoryOps {
    /** {@code out = stretch(in[1])}; the first operand only says what the result looks like. */
    Call ASSIGN = Call.of("assign");

    @Override
    default Scope openScope() {
        return session().openScope();
    }

    @Override
    default Tensor allocate(DType dtype, Shape shape) {
        return session().allocate(dtype, shape);
    }

    @Override
    default void copy(Tensor source, Tensor target) {
        synchronized (session()) {
            Nd4jTensor x = use("copy source", source);
            Nd4jTensor y = use("copy target", target);
            if (!Shape.broadcast(x.shape(), y.shape()).equals(y.shape())) {
                throw new ShapeMismatchException("copy source: expected a shape that broadcasts to " + y.shape()
                        + " but got " + x.shape() + ". Copy into the larger shape.");
            }
            Nd4jFamily.checkApart("copy target", x, y);
            if (y.isEmpty()) {
                return;
            }
            try (Scratch scratch = session().scratch()) {
                Shape shape = Nd4jFamily.stretchedShape(x.shape(), y.shape());
                INDArray elements = x.as(shape);
                if (x.dtype() == y.dtype()) {
                    run(ASSIGN, y.array(), y.array(), elements);
                } else if (shape.equals(y.shape())) {
                    run(cast(y.type()), y.array(), elements);
                } else {
                    INDArray converted = scratch.array(y.type(), shape);
                    run(cast(y.type()), converted, elements);
                    run(ASSIGN, y.array(), y.array(), converted);
                }
            }
        }
    }

    @Override
    default void fill(Tensor target, double value) {
        synchronized (session()) {
            Nd4jTensor y = use("fill target", target);
            if (!y.isEmpty()) {
                INDArray elements = y.elements().flat();
                run(ASSIGN, elements, elements, session().scalars().of(y.type(), value));
            }
        }
    }

    @Override
    default Tensor reshape(Tensor tensor, Shape shape) {
        synchronized (session()) {
            Nd4jTensor x = use("reshape", tensor);
            if (x.shape().elements() != shape.elements()) {
                throw new ShapeMismatchException(
                        "reshape: expected " + x.shape().elements() + " elements as in " + x.shape() + " but got "
                                + shape + ". Use narrow or concat to change how many there are.");
            }
            return x.view(shape);
        }
    }

    /** {@code out = convert(in)}, towards zero to whole numbers. */
    static Call cast(DataType type) {
        return switch (type) {
            case DOUBLE -> Casts.TO_DOUBLE;
            case FLOAT -> Casts.TO_FLOAT;
            default -> Casts.TO_INT;
        };
    }

    /** The conversions, by the engine's numbers of the types. */
    final class Casts {
        private static final Call TO_DOUBLE = Call.of("cast", DataType.DOUBLE.toInt());
        private static final Call TO_FLOAT = Call.of("cast", DataType.FLOAT.toInt());
        private static final Call TO_INT = Call.of("cast", DataType.INT32.toInt());

        private Casts() {}
    }
}
