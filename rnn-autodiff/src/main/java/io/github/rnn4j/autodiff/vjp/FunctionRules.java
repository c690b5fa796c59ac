package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Rules of the functions of one element: {@code exp}, {@code log}, {@code sqrt}, {@code tanh}, {@code sigmoid}, {@code
 * relu}. Where the derivative can be had from the result it is, so that nothing is computed twice.
 */
@Internal
public final class FunctionRules {
    private final TensorOps ops;

    /** Creates the rules over the session's operations. */
    public FunctionRules(TensorOps ops) {
        this.ops = ops;
    }

    /** Records {@code y = e^x}. */
    public Operation exp(Tensor x) {
        Tensor y = result("exp", x);
        // dX = dY · y
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            flow.write(x, dX -> flow.step(() -> ops.multiply(dY, y, dX)));
        };
        return Operation.of(y, () -> ops.exp(x, y), vjp, x);
    }

    /** Records {@code y = ln x}. */
    public Operation log(Tensor x) {
        Tensor y = result("log", x);
        // dX = dY / x
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            flow.write(x, dX -> flow.step(() -> ops.divide(dY, x, dX)));
        };
        return Operation.of(y, () -> ops.log(x, y), vjp, x);
    }

    /** Records {@code y = √x}. */
    public Operation sqrt(Tensor x) {
        Tensor y = result("sqrt", x);
        // dX = dY / (2 y)
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            Tensor half = flow.constant(y.dtype(), 0.5);
            flow.write(
                    x,
                    dX -> flow.step(() -> {
                        ops.divide(dY, y, dX);
                        ops.multiply(dX, half, dX);
                    }));
        };
        return Operation.of(y, () -> ops.sqrt(x, y), vjp, x);
    }

    /** Records {@code y = tanh x}. */
    public Operation tanh(Tensor x) {
        Tensor y = result("tanh", x);
        // dX = dY (1 - y²)
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            Tensor one = flow.constant(y.dtype(), 1);
            flow.write(
                    x,
                    dX -> flow.step(() -> {
                        ops.multiply(y, y, dX);
                        ops.add(1, one, -1, dX, dX);
                        ops.multiply(dY, dX, dX);
                    }));
        };
        return Operation.of(y, () -> ops.tanh(x, y), vjp, x);
    }

    /** Records {@code y = 1 / (1 + e^-x)}. */
    public Operation sigmoid(Tensor x) {
        Tensor y = result("sigmoid", x);
        // dX = dY · y (1 - y)
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            Tensor one = flow.constant(y.dtype(), 1);
            flow.write(
                    x,
                    dX -> flow.step(() -> {
                        ops.add(1, one, -1, y, dX);
                        ops.multiply(y, dX, dX);
                        ops.multiply(dY, dX, dX);
                    }));
        };
        return Operation.of(y, () -> ops.sigmoid(x, y), vjp, x);
    }

    /** Records {@code y = max(x, 0)}. */
    public Operation relu(Tensor x) {
        Tensor y = result("relu", x);
        // dX = dY where x > 0, else 0
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            Tensor zero = flow.constant(y.dtype(), 0);
            flow.write(
                    x,
                    dX -> flow.step(() -> {
                        ops.compare(Comparison.LESS, zero, x, dX);
                        ops.select(dX, dY, zero, dX);
                    }));
        };
        return Operation.of(y, () -> ops.relu(x, y), vjp, x);
    }

    private Tensor result(String operation, Tensor x) {
        Operands.floating(operation, x);
        return ops.allocate(x.dtype(), x.shape());
    }
}
