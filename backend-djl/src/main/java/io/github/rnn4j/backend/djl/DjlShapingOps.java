package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.rnn4j.api.backend.ShapingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Elements in another place. Taking apart and reordering are views for the engine; they are copied before they are stored. */
interface DjlShapingOps extends DjlFamily, ShapingOps {
    @Override
    default void concat(List<Tensor> parts, int axis, Tensor out) {
        DjlTensor result = use("concat out", out);
        int along = result.shape().checkAxis(axis);
        List<DjlTensor> operands = parts.stream()
                .map(part -> checkPart(use("concat part", part), along, result))
                .toList();
        int length =
                operands.stream().mapToInt(part -> part.shape().size(along)).sum();
        if (length != result.shape().size(along)) {
            throw new ShapeMismatchException("concat out: expected size " + length + " but got " + result.shape()
                    + " (axis " + along + "). Allocate it as long as its parts together.");
        }
        join(operands, result, list -> NDArrays.concat(list, along));
    }

    private static DjlTensor checkPart(DjlTensor part, int along, DjlTensor result) {
        checkRank("concat part", result.shape().rank(), part);
        checkMoved("concat part", result.shape().withSize(along, part.shape().size(along)), part, result);
        return part;
    }

    @Override
    default void stack(List<Tensor> parts, int axis, Tensor out) {
        DjlTensor result = use("stack out", out);
        int along = checkCount("stack", parts.size(), result.shape(), axis);
        Shape one = result.shape().without(along);
        List<DjlTensor> operands =
                parts.stream().map(part -> use("stack part", part)).toList();
        operands.forEach(part -> checkMoved("stack part", one, part, result));
        join(operands, result, list -> NDArrays.stack(list, along));
    }

    private void join(List<DjlTensor> parts, DjlTensor result, Function<NDList, NDArray> join) {
        if (parts.isEmpty()) {
            return; // the result has no elements
        }
        session().compute(call -> {
            NDList list = new NDList(parts.size());
            parts.forEach(part -> list.add(call.read(part)));
            call.store(join.apply(list), result);
        });
    }

    @Override
    default void unstack(Tensor x, int axis, List<Tensor> parts) {
        DjlTensor operand = use("unstack", x);
        int along = checkCount("unstack", parts.size(), operand.shape(), axis);
        Shape one = operand.shape().without(along);
        List<DjlTensor> results =
                parts.stream().map(part -> use("unstack part", part)).toList();
        results.forEach(part -> checkMoved("unstack part", one, part, operand));
        if (parts.isEmpty() || operand.shape().elements() == 0) {
            return;
        }
        session().compute(call -> {
            NDList views = call.read(operand).split(parts.size(), along);
            views.forEach(call::own);
            for (int q = 0; q < results.size(); q++) {
                call.store(views.get(q).duplicate(), operand.shape().withSize(along, 1), results.get(q));
            }
        });
    }

    @Override
    default void narrow(Tensor x, int axis, int from, Tensor out) {
        DjlTensor operand = use("narrow", x);
        DjlTensor result = use("narrow out", out);
        Shape shape = operand.shape();
        int along = shape.checkAxis(axis);
        checkRank("narrow out", shape.rank(), result);
        int length = result.shape().size(along);
        checkMoved("narrow out", shape.withSize(along, length), result, operand);
        if (from < 0 || length > shape.size(along) - from) {
            throw new RnnException(
                    from < 0 ? ErrorCode.INVALID_ARGUMENT : ErrorCode.SHAPE_MISMATCH,
                    "narrow: expected indices 0 to " + (shape.size(along) - 1) + " but got " + length + " from " + from
                            + " on (" + shape + ", axis " + along + "). Take fewer.");
        }
        session().compute(call -> {
            NDList views = call.read(operand).split(new long[] {from, from + (long) length}, along);
            views.forEach(call::own);
            call.store(views.get(1).duplicate(), result);
        });
    }

    @Override
    default void transpose(Tensor x, int[] permutation, Tensor out) {
        DjlTensor operand = use("transpose", x);
        DjlTensor result = use("transpose out", out);
        Shape shape = operand.shape();
        checkPermutation(permutation, shape.rank());
        int[] sizes = Arrays.stream(permutation).map(shape::size).toArray();
        checkMoved("transpose out", Shape.of(sizes), result, operand);
        int[] moved =
                Arrays.stream(permutation).filter(axis -> shape.size(axis) > 1).toArray();
        boolean sameOrder = Arrays.equals(moved, Arrays.stream(moved).sorted().toArray());
        session().compute(call -> {
            if (sameOrder || shape.elements() == 0) {
                call.store(call.read(operand).duplicate(), shape, result);
                return;
            }
            // A duplicate would keep the order in memory; flattening has to copy into the new one.
            Shape flat = Shape.of(shape.elements());
            NDArray view = call.own(call.read(operand).transpose(permutation));
            call.store(view.reshape(DjlTypes.of(flat)), flat, result);
        });
    }

    private static void checkMoved(String subject, Shape expected, DjlTensor tensor, DjlTensor other) {
        DjlFamily.checkSameType(subject, other, tensor);
        DjlFamily.checkShape(subject, expected, tensor);
        DjlFamily.checkApart(subject, tensor, other);
    }

    private static void checkRank(String subject, int rank, DjlTensor tensor) {
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

    private static void checkPermutation(int[] permutation, int rank) {
        boolean[] seen = new boolean[rank];
        for (int axis : permutation) {
            if (axis >= 0 && axis < rank) {
                seen[axis] = true;
            }
        }
        for (int axis = 0; axis < Math.max(rank, permutation.length); axis++) {
            if (axis >= rank || !seen[axis]) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "transpose permutation: expected each of " + rank + " axes once but got "
                                + Arrays.toString(permutation) + ". Name every axis once.");
            }
        }
    }
}
