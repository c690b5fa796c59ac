package com.example.loops;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ConditionOps;
import io.github.rnn4j.api.backend.ElementwiseOps;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.MatrixOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The matrix product, and what goes element by element. */
interface MathLoops extends Loops, MatrixOps, ElementwiseOps, ConditionOps {
    @Override
    default void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        LoopTensor x = use("gemm a", a);
        LoopTensor y = use("gemm b", b);
        LoopTensor z = use("gemm c", c);
        Refusals.floating("gemm", x);
        Refusals.type("gemm", x.dtype(), y, z);
        int rank = x.shape().rank();
        Refusals.fits("gemm", rank == y.shape().rank() && (rank == 2 || rank == 3), "two or three axes", y.shape());
        int rows = x.shape().size(form.transposeA() ? -1 : -2);
        int inner = x.shape().size(form.transposeA() ? -2 : -1);
        int columns = y.shape().size(form.transposeB() ? -2 : -1);
        Shape expected = y.shape().withSize(form.transposeB() ? -1 : -2, inner);
        Refusals.shape("gemm b", rank == 3 ? expected.withSize(0, x.shape().size(0)) : expected, y);
        Refusals.shape("gemm c", x.shape().withSize(-2, rows).withSize(-1, columns), z);
        for (int at = 0; at < z.values.length; at++) {
            int product = at / columns / rows;
            int i = at / columns % rows;
            int j = at % columns;
            double sum = 0;
            for (int p = 0; p < inner; p++) {
                sum += x.values[product * rows * inner + (form.transposeA() ? p * rows + i : i * inner + p)]
                        * y.values[product * inner * columns + (form.transposeB() ? j * inner + p : p * columns + j)];
            }
            z.set(at, form.alpha() * sum + (form.beta() == 0 ? 0 : form.beta() * z.values[at]));
        }
    }

    @Override
    default void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        binary("add", left, right, out, (x, y) -> alpha * x + beta * y);
    }

    @Override
    default void multiply(Tensor left, Tensor right, Tensor out) {
        binary("multiply", left, right, out, (x, y) -> x * y);
    }

    @Override
    default void divide(Tensor left, Tensor right, Tensor out) {
        Refusals.floating("divide", use("divide left", left));
        binary("divide", left, right, out, (x, y) -> x / y);
    }

    @Override
    default void exp(Tensor x, Tensor out) {
        unary("exp", x, out, Math::exp);
    }

    @Override
    default void log(Tensor x, Tensor out) {
        unary("log", x, out, Math::log);
    }

    @Override
    default void sqrt(Tensor x, Tensor out) {
        unary("sqrt", x, out, Math::sqrt);
    }

    @Override
    default void tanh(Tensor x, Tensor out) {
        unary("tanh", x, out, Math::tanh);
    }

    @Override
    default void sigmoid(Tensor x, Tensor out) {
        unary("sigmoid", x, out, v -> 1 / (1 + Math.exp(-v)));
    }

    @Override
    default void relu(Tensor x, Tensor out) {
        unary("relu", x, out, v -> Math.max(v, 0));
    }

    @Override
    default void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        binary("compare", left, right, out, (x, y) -> switch (relation) {
            case EQUAL -> x == y ? 1 : 0;
            case LESS -> x < y ? 1 : 0;
            case LESS_OR_EQUAL -> x <= y ? 1 : 0;
        });
    }

    @Override
    default void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        LoopTensor chosen = use("select condition", condition);
        LoopTensor x = use("select left", left);
        LoopTensor y = use("select right", right);
        LoopTensor z = use("select out", out);
        Refusals.type("select", x.dtype(), chosen, y, z);
        Refusals.shape("select out", Shape.broadcast(chosen.shape(), Shape.broadcast(x.shape(), y.shape())), z);
        int[] fromChosen = Loops.stretched(chosen.shape(), z.shape());
        int[] fromX = Loops.stretched(x.shape(), z.shape());
        int[] fromY = Loops.stretched(y.shape(), z.shape());
        for (int i = 0; i < z.values.length; i++) {
            z.set(i, chosen.values[fromChosen[i]] != 0 ? x.values[fromX[i]] : y.values[fromY[i]]);
        }
    }

    private void unary(String name, Tensor x, Tensor out, DoubleUnaryOperator function) {
        LoopTensor operand = use(name, x);
        LoopTensor result = use(name + " out", out);
        Refusals.floating(name, operand);
        Refusals.type(name + " out", operand.dtype(), result);
        Refusals.shape(name + " out", operand.shape(), result);
        for (int i = 0; i < result.values.length; i++) {
            result.set(i, function.applyAsDouble(operand.values[i]));
        }
    }

    private void binary(String name, Tensor left, Tensor right, Tensor out, DoubleBinaryOperator function) {
        LoopTensor x = use(name + " left", left);
        LoopTensor y = use(name + " right", right);
        LoopTensor z = use(name + " out", out);
        Refusals.type(name, x.dtype(), y, z);
        Refusals.shape(name + " out", Shape.broadcast(x.shape(), y.shape()), z);
        int[] fromX = Loops.stretched(x.shape(), z.shape());
        int[] fromY = Loops.stretched(y.shape(), z.shape());
        for (int i = 0; i < z.values.length; i++) {
            z.set(i, function.applyAsDouble(x.values[fromX[i]], y.values[fromY[i]]));
        }
    }
}
