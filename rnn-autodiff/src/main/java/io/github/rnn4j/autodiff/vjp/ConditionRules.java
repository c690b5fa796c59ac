package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rules of {@code compare} and {@code select}. No gradient flows through a comparison or to a condition. */
@Internal
public final class ConditionRules {
    private final TensorOps ops;
    private final Stretched stretched;

    /** Creates the rules over the session's operations. */
    public ConditionRules(TensorOps ops) {
        this.ops = ops;
        this.stretched = new Stretched(ops);
    }

    /** Records {@code z = 1 where the relation holds, else 0}. */
    public Operation compare(Comparison relation, Tensor a, Tensor b) {
        Operands.type("compare", a.dtype(), b);
        Tensor z = ops.allocate(a.dtype(), Shape.broadcast(a.shape(), b.shape()));
        return Operation.of(z, () -> ops.compare(relation, a, b, z), Vjp.NONE, a, b);
    }

    /** Records {@code z = a where c is not 0, else b}. */
    public Operation select(Tensor c, Tensor a, Tensor b) {
        Operands.type("select", a.dtype(), b);
        Operands.type("select condition", a.dtype(), c);
        Shape shape = Shape.broadcast(c.shape(), Shape.broadcast(a.shape(), b.shape()));
        Tensor z = ops.allocate(a.dtype(), shape);
        return Operation.of(
                z,
                () -> ops.select(c, a, b, z),
                flow -> {
                    // dA = dZ where c is not 0, else 0; dB = 0 where c is not 0, else dZ. Selected, not multiplied: the
                    // gradient of an element not taken is 0 even where dZ is NaN.
                    Tensor dZ = flow.gradient(z);
                    Tensor zero = flow.constant(z.dtype(), 0);
                    stretched.write(flow, a, shape, dA -> flow.step(() -> ops.select(c, dZ, zero, dA)));
                    stretched.write(flow, b, shape, dB -> flow.step(() -> ops.select(c, zero, dZ, dB)));
                },
                c,
                a,
                b);
    }
}
