package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.ReductionOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Along one axis. The axes before it are counted by {@code o} (outer), those after it by {@code i} (inner), its own positions by
 * {@code p}: element {@code (o, p, i)} stands at {@code (o · length + p) · inner + i}.
 */
interface ReferenceReduction extends Family, ReductionOps {
    /** {@code out[o, i] = Σ_p x[o, p, i]}. */
    @Override
    default void sum(Tensor x, int axis, Tensor out) {
        ReferenceTensor operand = use("sum", x);
        ReferenceTensor result = use("sum out", out);
        if (result.dtype() != DType.FLOAT64) {
            Family.checkSameType("sum out", operand, result);
        }
        Family.checkApart("sum out", operand, result);
        int along = checkReduced("sum", operand.shape(), axis, result);
        int length = operand.shape().size(along);
        int inner = Indices.product(operand.shape(), along + 1, operand.shape().rank());
        for (int at = 0; at < result.elements(); at++) {
            double sum = 0;
            for (int p = 0; p < length; p++) {
                sum += operand.get(((at / inner) * length + p) * inner + at % inner);
            }
            result.set(at, sum);
        }
    }

    /** {@code out[o, i] = max_p x[o, p, i]}, {@code index[o, i]} the least {@code p} that has it. */
    @Override
    default void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        ReferenceTensor operand = use("max", x);
        ReferenceTensor result = use("max out", out);
        Family.checkSameType("max out", operand, result);
        Family.checkApart("max out", operand, result);
        int along = checkReduced("max", operand.shape(), axis, result);
        ReferenceTensor where = index == null ? null : use("max index", index);
        if (where != null) {
            Family.checkType("max index", DType.INT32, where);
            Family.checkShape("max index", result.shape(), where);
        }
        int length = operand.shape().size(along);
        if (length == 0) {
            throw new ShapeMismatchException("max: expected an axis of size >= 1 but got " + operand.shape() + " (axis "
                    + along + "). Leave out what is empty.");
        }
        int inner = Indices.product(operand.shape(), along + 1, operand.shape().rank());
        for (int at = 0; at < result.elements(); at++) {
            int first = at / inner * length * inner + at % inner;
            int best = 0;
            for (int p = 1; p < length; p++) {
                if (operand.get(first + p * inner) > operand.get(first + best * inner)) {
                    best = p;
                }
            }
            result.set(at, operand.get(first + best * inner));
            if (where != null) {
                where.set(at, best);
            }
        }
    }

    /** {@code out[r, j] = e^(x[r, j] - top) / Σ_used e^(x[r, k] - top)} where used, else 0; {@code top = max_used x[r, k]}. */
    @Override
    default void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        ReferenceTensor operand = use("maskedSoftmax", x);
        ReferenceTensor result = use("maskedSoftmax out", out);
        Family.checkFloating("maskedSoftmax", operand);
        Family.checkSameType("maskedSoftmax", operand, result);
        Family.checkShape("maskedSoftmax out", operand.shape(), result);
        boolean[] used = used(operand, mask == null ? null : use("maskedSoftmax mask", mask));
        int columns = operand.shape().size(-1);
        for (int first = 0; first < operand.elements(); first += columns) {
            softmaxRow(operand, used, first, columns, result);
        }
    }

    private static void softmaxRow(ReferenceTensor x, boolean[] used, int first, int columns, ReferenceTensor out) {
        double top = Double.NEGATIVE_INFINITY;
        for (int at = first; at < first + columns; at++) {
            top = used[at] ? Math.max(top, x.get(at)) : top;
        }
        double total = 0;
        for (int at = first; at < first + columns; at++) {
            total += used[at] ? Math.exp(x.get(at) - top) : 0;
        }
        for (int at = first; at < first + columns; at++) {
            out.set(at, used[at] ? Math.exp(x.get(at) - top) / total : 0);
        }
    }

    private static boolean[] used(ReferenceTensor x, @Nullable ReferenceTensor mask) {
        boolean[] used = new boolean[x.elements()];
        if (mask == null) {
            Arrays.fill(used, true);
            return used;
        }
        Family.checkSameType("maskedSoftmax mask", x, mask);
        if (!Shape.broadcast(x.shape(), mask.shape()).equals(x.shape())) {
            throw new ShapeMismatchException("maskedSoftmax mask: expected a shape that broadcasts to " + x.shape()
                    + " but got " + mask.shape() + ". Give one number for each element or for each column.");
        }
        int[] from = Indices.broadcast(mask.shape(), x.shape());
        for (int i = 0; i < used.length; i++) {
            used[i] = mask.get(from[i]) != 0;
        }
        return used;
    }

    private static int checkReduced(String subject, Shape operand, int axis, ReferenceTensor result) {
        int along = operand.checkAxis(axis);
        if (!result.shape().equals(operand.without(along))) {
            Family.checkShape(subject + " out", operand.withSize(along, 1), result);
        }
        return along;
    }
}
