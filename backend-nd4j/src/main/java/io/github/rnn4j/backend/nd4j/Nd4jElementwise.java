package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.ElementwiseOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.TransformOp;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;

/** Element by element; the engine stretches by NumPy's rules and may write over an operand. */
interface Nd4jElementwise extends Nd4jFamily, ElementwiseOps {
    Call ADD = Call.of("add");
    Call SUBTRACT = Call.of("subtract");
    Call MULTIPLY = Call.of("multiply");
    Call DIVIDE = Call.of("divide");

    @Override
    default void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        synchronized (session()) {
            Binary call = binary("add", left, right, out);
            if (call.out.isEmpty()) {
                return;
            }
            try (Scratch scratch = session().scratch()) {
                if (call.out.dtype().isFloating() || (isWhole(alpha) && isWhole(beta))) {
                    addScaled(scratch, alpha, call.x, beta, call.y, call.out.array());
                } else {
                    INDArray x = converted(scratch, DataType.DOUBLE, call.x);
                    INDArray y = converted(scratch, DataType.DOUBLE, call.y);
                    INDArray sum = scratch.array(DataType.DOUBLE, call.out.shape());
                    addScaled(scratch, alpha, x, beta, y, sum);
                    run(Nd4jMemory.cast(call.out.type()), call.out.array(), sum);
                }
            }
        }
    }

    private void addScaled(Scratch scratch, double alpha, INDArray x, double beta, INDArray y, INDArray out) {
        if (alpha == -1 && beta == 1) {
            run(SUBTRACT, out, y, x);
        } else if (beta == -1) {
            run(SUBTRACT, out, scaled(scratch, alpha, x), y);
        } else {
            run(ADD, out, scaled(scratch, alpha, x), scaled(scratch, beta, y));
        }
    }

    private INDArray scaled(Scratch scratch, double factor, INDArray x) {
        if (factor == 1) {
            return x;
        }
        INDArray product = scratch.array(x.dataType(), shape(x));
        run(MULTIPLY, product, x, session().scalars().of(x.dataType(), factor));
        return product;
    }

    private INDArray converted(Scratch scratch, DataType type, INDArray x) {
        INDArray converted = scratch.array(type, shape(x));
        run(Nd4jMemory.cast(type), converted, x);
        return converted;
    }

    private static Shape shape(INDArray x) {
        int[] sizes = new int[x.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = (int) x.size(axis);
        }
        return Shape.of(sizes);
    }

    private static boolean isWhole(double factor) {
        return factor == (int) factor;
    }

    @Override
    default void multiply(Tensor left, Tensor right, Tensor out) {
        synchronized (session()) {
            binary("multiply", left, right, out).run(this, MULTIPLY);
        }
    }

    /** Floating types only: dividing a whole number by 0 would end the process. */
    @Override
    default void divide(Tensor left, Tensor right, Tensor out) {
        synchronized (session()) {
            Nd4jFamily.checkFloating("divide", use("divide", left));
            binary("divide", left, right, out).run(this, DIVIDE);
        }
    }

    @Override
    default void exp(Tensor x, Tensor out) {
        unary("exp", x, out, Exp::new);
    }

    @Override
    default void log(Tensor x, Tensor out) {
        unary("log", x, out, Log::new);
    }

    @Override
    default void sqrt(Tensor x, Tensor out) {
        unary("sqrt", x, out, Sqrt::new);
    }

    @Override
    default void tanh(Tensor x, Tensor out) {
        unary("tanh", x, out, Functions.TANH);
    }

    @Override
    default void sigmoid(Tensor x, Tensor out) {
        unary("sigmoid", x, out, Functions.SIGMOID);
    }

    @Override
    default void relu(Tensor x, Tensor out) {
        unary("relu", x, out, Functions.RELU);
    }

    private void unary(String subject, Tensor x, Tensor out, Call call) {
        synchronized (session()) {
            Nd4jTensor result = result(subject, x, out);
            if (!result.isEmpty()) {
                run(call, result.elements().flat(), use(subject, x).elements().flat());
            }
        }
    }

    private void unary(String subject, Tensor x, Tensor out, BiFunction<INDArray, INDArray, TransformOp> function) {
        synchronized (session()) {
            Nd4jTensor result = result(subject, x, out);
            if (!result.isEmpty()) {
                session()
                        .calls()
                        .run(function.apply(
                                use(subject, x).elements().flat(),
                                result.elements().flat()));
            }
        }
    }

    private Nd4jTensor result(String subject, Tensor x, Tensor out) {
        Nd4jTensor operand = use(subject, x);
        Nd4jTensor result = use(subject + " out", out);
        Nd4jFamily.checkFloating(subject, operand);
        Nd4jFamily.checkSameType(subject, operand, result);
        Nd4jFamily.checkShape(subject + " out", operand.shape(), result);
        return result;
    }

    private Binary binary(String subject, Tensor left, Tensor right, Tensor out) {
        Nd4jTensor a = use(subject + " left", left);
        Nd4jTensor b = use(subject + " right", right);
        Nd4jTensor result = use(subject + " out", out);
        Nd4jFamily.checkSameType(subject, a, b, result);
        Nd4jFamily.checkShape(subject + " out", Shape.broadcast(a.shape(), b.shape()), result);
        return new Binary(Nd4jFamily.stretched(a, result.shape()), Nd4jFamily.stretched(b, result.shape()), result);
    }

    /** The checked operands of a call. */
    record Binary(INDArray x, INDArray y, Nd4jTensor out) {
        void run(Nd4jFamily family, Call call) {
            if (!out.isEmpty()) {
                family.run(call, out.array(), x, y);
            }
        }
    }

    /** The functions that the engine knows by name; {@code relu} has a threshold. */
    final class Functions {
        private static final Call TANH = Call.of("tanh");
        private static final Call SIGMOID = Call.of("sigmoid");
        private static final Call RELU = Call.of("relu").with(0);

        private Functions() {}
    }
}
