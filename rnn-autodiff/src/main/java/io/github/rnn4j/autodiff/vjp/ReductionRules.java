package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rules of {@code sum}, {@code max} and {@code maskedSoftmax}. */
@Internal
public final class ReductionRules {
    private final TensorOps ops;

    /** Creates the rules over the session's operations. */
    public ReductionRules(TensorOps ops) {
        this.ops = ops;
    }

    /** Records the sum along an axis. */
    public Operation sum(Tensor x, int axis) {
        int along = Operands.axis("sum", axis, x.shape());
        Tensor y = ops.allocate(x.dtype(), x.shape().without(along));
        // dX = dY, stretched along the axis
        Vjp vjp = flow -> flow.addScaled(x, 1, ops.reshape(flow.gradient(y), kept(x, along)));
        return Operation.of(y, () -> ops.sum(x, along, y), vjp, x);
    }

    /**
     * Records the greatest element along an axis.
     *
     * @param differentiable whether a gradient may be asked for, which needs the place of each
     */
    public Operation max(Tensor x, int axis, boolean differentiable) {
        int along = Operands.axis("max", axis, x.shape());
        if (x.shape().size(along) == 0) {
            throw new ShapeMismatchException(
                    "max: expected an axis of size >= 1 but got " + x.shape() + " (axis " + axis + ")");
        }
        Tensor y = ops.allocate(x.dtype(), x.shape().without(along));
        if (!differentiable) {
            return Operation.of(y, () -> ops.max(x, along, y, null), Vjp.NONE, x);
        }
        Tensor index = ops.allocate(DType.INT32, y.shape());
        return Operation.of(y, () -> ops.max(x, along, y, index), flow -> spread(flow, x, along, index, y), x);
    }

    /** {@code dX[.., i, ..] = dY where i is the index of the greatest, else 0}: each element of {@code dY} is a row of its own. */
    private void spread(GradientFlow flow, Tensor x, int axis, Tensor index, Tensor y) {
        int count = y.shape().elements();
        int inner = 1;
        for (int i = axis + 1; i < x.shape().rank(); i++) {
            inner *= x.shape().size(i);
        }
        int step = inner;
        Tensor first = firstElements(count, x.shape().size(axis), inner);
        Tensor places = flow.scratch(DType.INT32, Shape.of(count));
        Tensor flatIndex = ops.reshape(index, Shape.of(count));
        Tensor dY = ops.reshape(flow.gradient(y), Shape.of(count, 1));
        flow.write(x, dX -> {
            Tensor table = ops.reshape(dX, Shape.of(x.shape().elements(), 1));
            flow.step(() -> {
                ops.add(step, flatIndex, 1, first, places);
                ops.fill(dX, 0);
                ops.setRows(table, places, dY);
            });
        });
    }

    /** Returns where the first element stands that each result is the greatest of. */
    private Tensor firstElements(int results, int size, int inner) {
        int[] places = new int[results];
        Arrays.setAll(places, i -> i / inner * size * inner + i % inner);
        Tensor first = ops.allocate(DType.INT32, Shape.of(results));
        ops.upload(places, 0, first);
        return first;
    }

    /** Records the softmax over the last axis. */
    public Operation maskedSoftmax(Tensor x, @Nullable Tensor mask) {
        Operands.floating("maskedSoftmax", x);
        int last = Operands.axis("maskedSoftmax", -1, x.shape());
        if (mask != null) {
            Operands.type("maskedSoftmax mask", x.dtype(), mask);
            Operands.stretches("maskedSoftmax mask", mask, x.shape());
        }
        Tensor y = ops.allocate(x.dtype(), x.shape());
        Vjp vjp = flow -> softmaxGradient(flow, x, mask, last, y);
        Runnable forward = () -> ops.maskedSoftmax(x, mask, y);
        return mask == null ? Operation.of(y, forward, vjp, x) : Operation.of(y, forward, vjp, x, mask);
    }

    /** {@code dX = y (dY - Σ dY · y)}, with dY taken as 0 where the mask is 0, be it NaN. */
    private void softmaxGradient(GradientFlow flow, Tensor x, @Nullable Tensor mask, int last, Tensor y) {
        Tensor dY = flow.gradient(y);
        Tensor zero = flow.constant(x.dtype(), 0);
        Tensor used = mask == null ? dY : flow.scratch(x.dtype(), x.shape());
        Tensor total = flow.scratch(x.dtype(), x.shape().withSize(last, 1));
        flow.write(
                x,
                dX -> flow.step(() -> {
                    if (mask != null) {
                        ops.select(mask, dY, zero, used);
                    }
                    ops.multiply(used, y, dX);
                    ops.sum(dX, last, total);
                    ops.add(1, used, -1, total, dX);
                    ops.multiply(dX, y, dX);
                }));
    }

    private static Shape kept(Tensor x, int axis) {
        return x.shape().withSize(axis, 1);
    }
}
