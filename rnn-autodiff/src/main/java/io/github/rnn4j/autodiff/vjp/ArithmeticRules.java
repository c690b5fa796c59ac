package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rules of {@code add}, {@code multiply}, {@code divide}, with broadcasting. */
@Internal
public final class ArithmeticRules {
    private final TensorOps ops;
    private final Stretched stretched;

    /** Creates the rules over the session's operations. */
    public ArithmeticRules(TensorOps ops) {
        this.ops = ops;
        this.stretched = new Stretched(ops);
    }

    /** Records {@code z = alpha a + beta b}. */
    public Operation add(double alpha, Tensor a, double beta, Tensor b) {
        Tensor z = result("add", a, b);
        Sum sum = new Sum(alpha, a, beta, b, z);
        return Operation.of(z, () -> sum.compute(ops), flow -> sum.pass(flow, stretched), a, b);
    }

    /** A weighted sum. Lambdas that hold numbers would take a start several times as long as those that hold objects. */
    private record Sum(double alpha, Tensor a, double beta, Tensor b, Tensor z) {
        void compute(TensorOps ops) {
            ops.add(alpha, a, beta, b, z);
        }

        void pass(GradientFlow flow, Stretched stretched) {
            // dA = alpha dZ, dB = beta dZ
            stretched.pass(flow, a, alpha, flow.gradient(z));
            stretched.pass(flow, b, beta, flow.gradient(z));
        }
    }

    /** Records {@code z = a · b}. */
    public Operation multiply(Tensor a, Tensor b) {
        Tensor z = result("multiply", a, b);
        return Operation.of(
                z,
                () -> ops.multiply(a, b, z),
                flow -> {
                    // dA = dZ · b, dB = dZ · a
                    Tensor dZ = flow.gradient(z);
                    stretched.write(flow, a, z.shape(), dA -> flow.step(() -> ops.multiply(dZ, b, dA)));
                    stretched.write(flow, b, z.shape(), dB -> flow.step(() -> ops.multiply(dZ, a, dB)));
                },
                a,
                b);
    }

    /** Records {@code z = a / b}. */
    public Operation divide(Tensor a, Tensor b) {
        Operands.floating("divide", a);
        Tensor z = result("divide", a, b);
        return Operation.of(
                z,
                () -> ops.divide(a, b, z),
                flow -> {
                    // dA = dZ / b, dB = -dZ · z / b
                    Tensor dZ = flow.gradient(z);
                    Tensor minusOne = flow.constant(z.dtype(), -1);
                    stretched.write(flow, a, z.shape(), dA -> flow.step(() -> ops.divide(dZ, b, dA)));
                    stretched.write(
                            flow,
                            b,
                            z.shape(),
                            dB -> flow.step(() -> {
                                ops.multiply(dZ, z, dB);
                                ops.divide(dB, b, dB);
                                ops.multiply(dB, minusOne, dB);
                            }));
                },
                a,
                b);
    }

    private Tensor result(String operation, Tensor a, Tensor b) {
        Operands.type(operation, a.dtype(), b);
        return ops.allocate(a.dtype(), Shape.broadcast(a.shape(), b.shape()));
    }
}
