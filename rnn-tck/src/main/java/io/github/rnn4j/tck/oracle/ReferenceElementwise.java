package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.ElementwiseOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Element by element. An operand of the result's shape may be the result: element {@code i} is read before element {@code i} is
 * written, and never again.
 */
interface ReferenceElementwise extends Family, ElementwiseOps {
    /** {@code out[i] = alpha left[i] + beta right[i]}. */
    @Override
    default void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        binary("add", left, right, out, (x, y) -> alpha * x + beta * y);
    }

    /** {@code out[i] = left[i] · right[i]}. */
    @Override
    default void multiply(Tensor left, Tensor right, Tensor out) {
        binary("multiply", left, right, out, (x, y) -> x * y);
    }

    /** {@code out[i] = left[i] / right[i]}. */
    @Override
    default void divide(Tensor left, Tensor right, Tensor out) {
        Family.checkFloating("divide", use("divide", left));
        binary("divide", left, right, out, (x, y) -> x / y);
    }

    /** {@code out[i] = e^x[i]}. */
    @Override
    default void exp(Tensor x, Tensor out) {
        unary("exp", x, out, Math::exp);
    }

    /** {@code out[i] = ln x[i]}. */
    @Override
    default void log(Tensor x, Tensor out) {
        unary("log", x, out, Math::log);
    }

    /** {@code out[i] = √x[i]}. */
    @Override
    default void sqrt(Tensor x, Tensor out) {
        unary("sqrt", x, out, Math::sqrt);
    }

    /** {@code out[i] = tanh x[i]}. */
    @Override
    default void tanh(Tensor x, Tensor out) {
        unary("tanh", x, out, Math::tanh);
    }

    /** {@code out[i] = 1 / (1 + e^-x[i])}. */
    @Override
    default void sigmoid(Tensor x, Tensor out) {
        unary("sigmoid", x, out, v -> 1 / (1 + Math.exp(-v)));
    }

    /** {@code out[i] = max(x[i], 0)}, NaN where {@code x[i]} is NaN. */
    @Override
    default void relu(Tensor x, Tensor out) {
        unary("relu", x, out, v -> Math.max(v, 0));
    }

    private void unary(String subject, Tensor x, Tensor out, DoubleUnaryOperator function) {
        ReferenceTensor operand = use(subject, x);
        ReferenceTensor result = use(subject + " out", out);
        Family.checkFloating(subject, operand);
        Family.checkSameType(subject, operand, result);
        Family.checkShape(subject + " out", operand.shape(), result);
        for (int i = 0; i < result.elements(); i++) {
            result.set(i, function.applyAsDouble(operand.get(i)));
        }
    }

    private void binary(String subject, Tensor left, Tensor right, Tensor out, DoubleBinaryOperator function) {
        ReferenceTensor a = use(subject + " left", left);
        ReferenceTensor b = use(subject + " right", right);
        ReferenceTensor result = use(subject + " out", out);
        Family.checkSameType(subject, a, b, result);
        Family.checkShape(subject + " out", Shape.broadcast(a.shape(), b.shape()), result);
        int[] fromA = Indices.broadcast(a.shape(), result.shape());
        int[] fromB = Indices.broadcast(b.shape(), result.shape());
        for (int i = 0; i < result.elements(); i++) {
            result.set(i, function.applyAsDouble(a.get(fromA[i]), b.get(fromB[i])));
        }
    }
}
