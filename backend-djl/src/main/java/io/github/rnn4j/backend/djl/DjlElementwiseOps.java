package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.github.rnn4j.api.backend.ElementwiseOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Element by element. Each result is a new array, which becomes the tensor's own at the end; so a result may be an operand. All
 * arrays of a call have one type, numbers included: the engine would promote to the wider of two.
 */
interface DjlElementwiseOps extends DjlFamily, ElementwiseOps {
    @Override
    default void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        DjlTensor a = use("add left", left);
        DjlTensor b = use("add right", right);
        DjlTensor result = use("add out", out);
        checkBinary("add", a, b, result);
        // Factors need not be whole: INT32 is computed in FLOAT64, which holds every product of two of them nearly
        // exactly.
        DType type = result.dtype() == DType.INT32 ? DType.FLOAT64 : result.dtype();
        session().compute(call -> {
            NDArray x = scaled(call, a, alpha, type);
            NDArray y = scaled(call, b, beta, type);
            NDArray sum = x.add(y);
            call.store(type == result.dtype() ? sum : call.own(sum).toType(DjlTypes.of(result.dtype()), true), result);
        });
    }

    private static NDArray scaled(DjlCall call, DjlTensor x, double factor, DType type) {
        NDArray array = call.cast(call.read(x), x.dtype(), type);
        return factor == 1 ? array : call.own(array.mul(call.scalar(type, factor)));
    }

    @Override
    default void multiply(Tensor left, Tensor right, Tensor out) {
        binary("multiply", left, right, out, NDArray::mul);
    }

    @Override
    default void divide(Tensor left, Tensor right, Tensor out) {
        DjlFamily.checkFloating("divide", use("divide left", left).dtype());
        binary("divide", left, right, out, NDArray::div);
    }

    @Override
    default void exp(Tensor x, Tensor out) {
        unary("exp", x, out, NDArray::exp);
    }

    @Override
    default void log(Tensor x, Tensor out) {
        unary("log", x, out, NDArray::log);
    }

    @Override
    default void sqrt(Tensor x, Tensor out) {
        unary("sqrt", x, out, NDArray::sqrt);
    }

    @Override
    default void tanh(Tensor x, Tensor out) {
        unary("tanh", x, out, NDArray::tanh);
    }

    @Override
    default void sigmoid(Tensor x, Tensor out) {
        unary("sigmoid", x, out, Activation::sigmoid);
    }

    @Override
    default void relu(Tensor x, Tensor out) {
        unary("relu", x, out, Activation::relu);
    }

    private void unary(String subject, Tensor x, Tensor out, UnaryOperator<NDArray> function) {
        DjlTensor operand = use(subject, x);
        DjlTensor result = use(subject + " out", out);
        DjlFamily.checkFloating(subject, operand.dtype());
        DjlFamily.checkSameType(subject, operand, result);
        DjlFamily.checkShape(subject + " out", operand.shape(), result);
        session().compute(call -> call.store(function.apply(call.read(operand)), result));
    }

    private void binary(String subject, Tensor left, Tensor right, Tensor out, BinaryOperator<NDArray> function) {
        DjlTensor a = use(subject + " left", left);
        DjlTensor b = use(subject + " right", right);
        DjlTensor result = use(subject + " out", out);
        checkBinary(subject, a, b, result);
        session().compute(call -> call.store(function.apply(call.read(a), call.read(b)), result));
    }

    private static void checkBinary(String subject, DjlTensor left, DjlTensor right, DjlTensor result) {
        DjlFamily.checkSameType(subject, left, right, result);
        DjlFamily.checkShape(subject + " out", Shape.broadcast(left.shape(), right.shape()), result);
    }
}
