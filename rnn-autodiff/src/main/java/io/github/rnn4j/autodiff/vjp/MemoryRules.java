package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rules of {@code cast}, {@code broadcast} and {@code reshape}. */
@Internal
public final class MemoryRules {
    private final TensorOps ops;
    private final Stretched stretched;

    /** Creates the rules over the session's operations. */
    public MemoryRules(TensorOps ops) {
        this.ops = ops;
        this.stretched = new Stretched(ops);
    }

    /** Records a change of type. Through INT32, whose derivative is 0 or undefined, no gradient flows. */
    public Operation cast(Tensor x, DType dtype) {
        Tensor y = ops.allocate(dtype, x.shape());
        Runnable forward = () -> ops.copy(x, y);
        if (!dtype.isFloating() || !x.dtype().isFloating()) {
            return Operation.of(y, forward, Vjp.NONE, x);
        }
        // dX = dY in the type of x
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            flow.write(x, dX -> flow.step(() -> ops.copy(dY, dX)));
        };
        return Operation.of(y, forward, vjp, x);
    }

    /** Records stretching to a shape. */
    public Operation broadcast(Tensor x, Shape shape) {
        Operands.stretches("broadcast", x, shape);
        Tensor y = ops.allocate(x.dtype(), shape);
        // dX = dY, summed over the stretched axes
        Vjp vjp = flow -> stretched.pass(flow, x, 1, flow.gradient(y));
        return Operation.of(y, () -> ops.copy(x, y), vjp, x);
    }

    /** Records another view of the same elements: nothing is computed, forward or backward. */
    public Operation reshape(Tensor x, Shape shape) {
        if (shape.elements() != x.shape().elements()) {
            throw new ShapeMismatchException("reshape: expected " + x.shape().elements() + " elements but got " + shape
                    + " (from " + x.shape() + ")");
        }
        Tensor y = ops.reshape(x, shape);
        // dX = dY under the shape of x
        Vjp vjp = flow -> {
            if (flow.wants(x)) {
                flow.pass(x, ops.reshape(flow.gradient(y), x.shape()));
            }
        };
        return Operation.of(y, Operation.NOTHING, vjp, x);
    }
}
