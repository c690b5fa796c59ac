package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.ShapingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Elements in another place. Stack and unstack are concat and narrow with one more axis. */
interface ReferenceShaping extends Family, ShapingOps {
    /** {@code out[o, start(q) + p, i] = parts[q][o, p, i]}, {@code start(q)} the length of the parts before. */
    @Override
    default void concat(List<Tensor> parts, int axis, Tensor out) {
        ReferenceTensor result = use("concat out", out);
        int along = result.shape().checkAxis(axis);
        int start = 0;
        for (Tensor part : parts) {
            ReferenceTensor x = use("concat part", part);
            checkRank("concat part", result.shape().rank(), x);
            int length = x.shape().size(along);
            checkMoved("concat part", result.shape().withSize(along, length), x, result);
            checkEnd("concat", start + length, result, along);
            copyRun(x, 0, result, start, along, length);
            start += length;
        }
        if (start != result.shape().size(along)) {
            throw new ShapeMismatchException("concat out: expected size " + start + " but got " + result.shape()
                    + " (axis " + along + "). Allocate it as long as its parts together.");
        }
    }

    /** {@code out[o, q, i] = parts[q][o, i]}. */
    @Override
    default void stack(List<Tensor> parts, int axis, Tensor out) {
        ReferenceTensor result = use("stack out", out);
        int along = checkCount("stack", parts.size(), result.shape(), axis);
        for (int q = 0; q < parts.size(); q++) {
            ReferenceTensor x = use("stack part", parts.get(q));
            checkMoved("stack part", result.shape().without(along), x, result);
            copyRun(x.view(result.shape().withSize(along, 1)), 0, result, q, along, 1);
        }
    }

    /** {@code parts[q][o, i] = x[o, q, i]}. */
    @Override
    default void unstack(Tensor x, int axis, List<Tensor> parts) {
        ReferenceTensor operand = use("unstack", x);
        int along = checkCount("unstack", parts.size(), operand.shape(), axis);
        for (int q = 0; q < parts.size(); q++) {
            ReferenceTensor part = use("unstack part", parts.get(q));
            checkMoved("unstack part", operand.shape().without(along), part, operand);
            copyRun(operand, q, part.view(operand.shape().withSize(along, 1)), 0, along, 1);
        }
    }

    /** {@code out[o, p, i] = x[o, from + p, i]}. */
    @Override
    default void narrow(Tensor x, int axis, int from, Tensor out) {
        ReferenceTensor operand = use("narrow", x);
        ReferenceTensor result = use("narrow out", out);
        int along = operand.shape().checkAxis(axis);
        checkRank("narrow out", operand.shape().rank(), result);
        int length = result.shape().size(along);
        checkMoved("narrow out", operand.shape().withSize(along, length), result, operand);
        if (from < 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "narrow from: expected >= 0 but got " + from + ". Count from 0.");
        }
        checkEnd("narrow", from + length, operand, along);
        copyRun(operand, from, result, 0, along, length);
    }

    /** {@code out[p_0, p_1, ..] = x[q]} with {@code q[permutation[a]] = p_a}. */
    @Override
    default void transpose(Tensor x, int[] permutation, Tensor out) {
        ReferenceTensor operand = use("transpose", x);
        ReferenceTensor result = use("transpose out", out);
        Shape shape = operand.shape();
        checkPermutation(permutation, shape.rank());
        int[] sizes = new int[shape.rank()];
        int[] strides = new int[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(permutation[axis]);
            strides[axis] = Indices.strides(shape)[permutation[axis]];
        }
        checkMoved("transpose out", Shape.of(sizes), result, operand);
        for (int at = 0; at < result.elements(); at++) {
            int rest = at;
            int from = 0;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                from += rest % sizes[axis] * strides[axis];
                rest /= sizes[axis];
            }
            result.set(at, operand.get(from));
        }
    }

    /** {@code y[o, yFrom + p, i] = x[o, xFrom + p, i]} for {@code p} below {@code length}. */
    private static void copyRun(ReferenceTensor x, int xFrom, ReferenceTensor y, int yFrom, int axis, int length) {
        int outer = Indices.product(x.shape(), 0, axis);
        int inner = Indices.product(x.shape(), axis + 1, x.shape().rank());
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < length; p++) {
                for (int i = 0; i < inner; i++) {
                    int from = (o * x.shape().size(axis) + xFrom + p) * inner + i;
                    y.set((o * y.shape().size(axis) + yFrom + p) * inner + i, x.get(from));
                }
            }
        }
    }

    private static void checkMoved(String subject, Shape expected, ReferenceTensor tensor, ReferenceTensor other) {
        Family.checkSameType(subject, other, tensor);
        Family.checkShape(subject, expected, tensor);
        Family.checkApart(subject, tensor, other);
    }

    private static void checkRank(String subject, int rank, ReferenceTensor tensor) {
        if (tensor.shape().rank() != rank) {
            throw new ShapeMismatchException(
                    subject + ": expected rank " + rank + " but got " + tensor.shape() + ". Reshape it.");
        }
    }

    private static int checkCount(String subject, int parts, Shape whole, int axis) {
        int along = whole.checkAxis(axis);
        if (whole.size(along) != parts) {
            throw new ShapeMismatchException(subject + ": expected " + whole.size(along) + " parts as in " + whole
                    + " but got " + parts + " (axis " + along + "). Give one part for each position.");
        }
        return along;
    }

    private static void checkEnd(String subject, int end, ReferenceTensor tensor, int axis) {
        if (end > tensor.shape().size(axis)) {
            throw new ShapeMismatchException(subject + ": expected to end within " + tensor.shape() + " but got to "
                    + end + " (axis " + axis + "). Take fewer.");
        }
    }

    private static void checkPermutation(int[] permutation, int rank) {
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        for (int axis = 0; axis < Math.max(rank, sorted.length); axis++) {
            if (sorted.length != rank || sorted[axis] != axis) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "transpose permutation: expected each of " + rank + " axes once but got "
                                + Arrays.toString(permutation) + ". Name every axis once.");
            }
        }
    }
}
