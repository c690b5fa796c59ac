package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.ShapingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Elements in another place. The engine sees every operand as {@code [before, along, after]}, whatever its rank, and copies runs
 * of the middle axis.
 */
interface Nd4jShaping extends Nd4jFamily, ShapingOps {
    Call CONCAT = Call.of("concat", 1);
    Call UNSTACK = Call.of("unstack", 1);

    @Override
    default void concat(List<Tensor> parts, int axis, Tensor out) {
        synchronized (session()) {
            Nd4jTensor result = use("concat out", out);
            int along = result.shape().checkAxis(axis);
            List<INDArray> arrays = new ArrayList<>(parts.size());
            int start = 0;
            for (Tensor part : parts) {
                Nd4jTensor x = use("concat part", part);
                checkRank("concat part", result.shape().rank(), x);
                int length = x.shape().size(along);
                checkMoved("concat part", result.shape().withSize(along, length), x, result);
                start += length;
                if (!x.isEmpty()) {
                    arrays.add(x.as(Nd4jFamily.around(x.shape(), along)));
                }
            }
            if (start != result.shape().size(along)) {
                throw new ShapeMismatchException("concat out: expected size " + start + " but got " + result.shape()
                        + " (axis " + along + "). Allocate it as long as its parts together.");
            }
            join(arrays, result, along);
        }
    }

    @Override
    default void stack(List<Tensor> parts, int axis, Tensor out) {
        synchronized (session()) {
            Nd4jTensor result = use("stack out", out);
            int along = checkCount("stack", parts.size(), result.shape(), axis);
            List<INDArray> arrays = new ArrayList<>(parts.size());
            for (Tensor part : parts) {
                Nd4jTensor x = use("stack part", part);
                checkMoved("stack part", result.shape().without(along), x, result);
                if (!x.isEmpty()) {
                    arrays.add(x.as(Nd4jFamily.around(result.shape().withSize(along, 1), along)));
                }
            }
            join(arrays, result, along);
        }
    }

    private void join(List<INDArray> parts, Nd4jTensor out, int along) {
        if (parts.isEmpty()) {
            return;
        }
        INDArray joined = out.as(Nd4jFamily.around(out.shape(), along));
        if (parts.size() == 1) {
            run(Nd4jMemory.ASSIGN, joined, joined, parts.get(0));
        } else {
            run(CONCAT, joined, parts.toArray(INDArray[]::new));
        }
    }

    @Override
    default void unstack(Tensor x, int axis, List<Tensor> parts) {
        synchronized (session()) {
            Nd4jTensor operand = use("unstack", x);
            int along = checkCount("unstack", parts.size(), operand.shape(), axis);
            Shape around = Nd4jFamily.around(operand.shape(), along);
            INDArray[] arrays = new INDArray[parts.size()];
            for (int q = 0; q < arrays.length; q++) {
                Nd4jTensor part = use("unstack part", parts.get(q));
                checkMoved("unstack part", operand.shape().without(along), part, operand);
                if (!part.isEmpty()) {
                    arrays[q] = part.as(around.without(1));
                }
            }
            if (!operand.isEmpty()) {
                session().calls().run(UNSTACK, arrays, new INDArray[] {operand.as(around)});
            }
        }
    }

    @Override
    default void narrow(Tensor x, int axis, int from, Tensor out) {
        synchronized (session()) {
            Nd4jTensor operand = use("narrow", x);
            Nd4jTensor result = use("narrow out", out);
            int along = operand.shape().checkAxis(axis);
            checkRank("narrow out", operand.shape().rank(), result);
            int length = result.shape().size(along);
            checkMoved("narrow out", operand.shape().withSize(along, length), result, operand);
            checkRun(operand.shape(), along, from, length);
            if (result.isEmpty()) {
                return;
            }
            Shape whole = Nd4jFamily.around(operand.shape(), along);
            Shape taken = whole.withSize(1, length);
            Call call = Call.of("slice", 0, from, 0, taken.size(0), length, taken.size(2));
            run(call, result.as(taken), operand.as(whole));
        }
    }

    @Override
    default void transpose(Tensor x, int[] permutation, Tensor out) {
        synchronized (session()) {
            Nd4jTensor operand = use("transpose", x);
            Nd4jTensor result = use("transpose out", out);
            Shape shape = operand.shape();
            checkPermutation(permutation, shape.rank());
            int[] sizes = new int[shape.rank()];
            long[] axes = new long[shape.rank()];
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = shape.size(permutation[axis]);
                axes[axis] = permutation[axis];
            }
            checkMoved("transpose out", Shape.of(sizes), result, operand);
            if (result.isEmpty()) {
                return;
            }
            if (axes.length < 2) {
                run(Nd4jMemory.ASSIGN, result.array(), result.array(), operand.array());
            } else {
                run(Call.of("permute", axes), result.array(), operand.array());
            }
        }
    }

    private static void checkMoved(String subject, Shape expected, Nd4jTensor tensor, Nd4jTensor other) {
        Nd4jFamily.checkSameType(subject, other, tensor);
        Nd4jFamily.checkShape(subject, expected, tensor);
        Nd4jFamily.checkApart(subject, tensor, other);
    }

    private static void checkRank(String subject, int rank, Nd4jTensor tensor) {
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

    private static void checkRun(Shape shape, int axis, int from, int length) {
        if (from < 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "narrow from: expected >= 0 but got " + from + ". Count from 0.");
        }
        if ((long) from + length > shape.size(axis)) {
            throw new ShapeMismatchException("narrow: expected to end within " + shape + " but got to "
                    + ((long) from + length) + " (axis " + axis + "). Take fewer.");
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
