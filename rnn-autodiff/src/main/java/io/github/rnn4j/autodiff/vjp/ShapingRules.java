package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rules of {@code concat}, {@code stack}, {@code unstack}, {@code narrow} and {@code transpose}. */
@Internal
public final class ShapingRules {
    private final TensorOps ops;

    /** Creates the rules over the session's operations. */
    public ShapingRules(TensorOps ops) {
        this.ops = ops;
    }

    /** Records tensors put one after the other along an axis. */
    public Operation concat(List<Tensor> parts, int axis) {
        Operands.parts("concat", parts);
        List<Tensor> operands = List.copyOf(parts);
        Shape first = operands.get(0).shape();
        int along = Operands.axis("concat", axis, first);
        int length = 0;
        for (Tensor part : operands) {
            Operands.rank("concat", first.rank(), part);
            Operands.shape("concat", first.withSize(along, part.shape().size(along)), part);
            length += part.shape().size(along);
        }
        Tensor y = ops.allocate(operands.get(0).dtype(), first.withSize(along, length));
        // dPart = the run of dY where the part stands
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            int from = 0;
            for (Tensor part : operands) {
                int start = from;
                flow.write(part, dPart -> flow.step(() -> ops.narrow(dY, along, start, dPart)));
                from += part.shape().size(along);
            }
        };
        return new Operation(operands, List.of(y), () -> ops.concat(operands, along, y), vjp);
    }

    /** Records tensors put one after the other along a new axis. */
    public Operation stack(List<Tensor> parts, int axis) {
        Operands.parts("stack", parts);
        List<Tensor> operands = List.copyOf(parts);
        Shape one = operands.get(0).shape();
        operands.forEach(part -> Operands.shape("stack", one, part));
        Shape widened = one.inserting(0, 1);
        int along = Operands.axis("stack", axis, widened);
        Tensor y = ops.allocate(operands.get(0).dtype(), one.inserting(along, operands.size()));
        // dPart = the slice of dY at the part's index
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            for (int i = 0; i < operands.size(); i++) {
                int index = i;
                flow.write(operands.get(i), dPart -> {
                    Tensor slice = ops.reshape(dPart, one.inserting(along, 1));
                    flow.step(() -> ops.narrow(dY, along, index, slice));
                });
            }
        };
        return new Operation(operands, List.of(y), () -> ops.stack(operands, along, y), vjp);
    }

    /** Records the slices along an axis. */
    public Operation unstack(Tensor x, int axis) {
        int along = Operands.axis("unstack", axis, x.shape());
        Shape one = x.shape().without(along);
        List<Tensor> slices = new ArrayList<>();
        for (int i = 0; i < x.shape().size(along); i++) {
            slices.add(ops.allocate(x.dtype(), one));
        }
        List<Tensor> parts = List.copyOf(slices);
        // dX = the gradients of the slices, stacked; zeros for a slice that none reaches
        Vjp vjp = flow -> {
            List<Tensor> gradients = new ArrayList<>();
            for (Tensor part : parts) {
                gradients.add(flow.reaches(part) ? flow.gradient(part) : flow.zeros(x.dtype(), one));
            }
            List<Tensor> stacked = List.copyOf(gradients);
            flow.write(x, dX -> flow.step(() -> ops.stack(stacked, along, dX)));
        };
        return new Operation(List.of(x), parts, () -> ops.unstack(x, along, parts), vjp);
    }

    /** Records a run of indices of one axis. */
    public Operation narrow(Tensor x, int axis, int from, int length) {
        int along = Operands.axis("narrow", axis, x.shape());
        int size = x.shape().size(along);
        if (from < 0 || length < 0 || from > size - length) {
            throw new ShapeMismatchException("narrow: expected a run within 0 to " + size + " but got " + length
                    + " from " + from + " (shape " + x.shape() + ", axis " + axis + ")");
        }
        Tensor y = ops.allocate(x.dtype(), x.shape().withSize(along, length));
        // dX = dY with zeros before and after
        Vjp vjp = flow -> {
            List<Tensor> pieces = new ArrayList<>();
            if (from > 0) {
                pieces.add(flow.zeros(x.dtype(), x.shape().withSize(along, from)));
            }
            pieces.add(flow.gradient(y));
            if (from + length < size) {
                pieces.add(flow.zeros(x.dtype(), x.shape().withSize(along, size - from - length)));
            }
            List<Tensor> parts = List.copyOf(pieces);
            flow.write(x, dX -> flow.step(() -> ops.concat(parts, along, dX)));
        };
        return Operation.of(y, () -> ops.narrow(x, along, from, y), vjp, x);
    }

    /** Records the axes reordered. */
    public Operation transpose(Tensor x, int... permutation) {
        int[] order = permutation.clone();
        int[] inverse = inverse(order, x.shape());
        int[] sizes = new int[order.length];
        Arrays.setAll(sizes, i -> x.shape().size(order[i]));
        Tensor y = ops.allocate(x.dtype(), Shape.of(sizes));
        // dX = dY with the axes put back
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            flow.write(x, dX -> flow.step(() -> ops.transpose(dY, inverse, dX)));
        };
        return Operation.of(y, () -> ops.transpose(x, order, y), vjp, x);
    }

    private static int[] inverse(int[] permutation, Shape shape) {
        int[] inverse = new int[permutation.length];
        Arrays.fill(inverse, -1);
        boolean valid = permutation.length == shape.rank();
        for (int i = 0; valid && i < permutation.length; i++) {
            int axis = permutation[i];
            valid = axis >= 0 && axis < inverse.length && inverse[axis] < 0;
            if (valid) {
                inverse[axis] = i;
            }
        }
        if (!valid) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "transpose: expected every axis of " + shape + " once but got " + Arrays.toString(permutation));
        }
        return inverse;
    }
}
