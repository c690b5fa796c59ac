package com.example.loops;

import io.github.rnn4j.api.backend.ReductionOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Along one axis. Position {@code p} of it, for element {@code i} of the result, stands at {@code first(i) + p · stride}. */
interface ReductionLoops extends Loops, ReductionOps {
    @Override
    default void sum(Tensor x, int axis, Tensor out) {
        LoopTensor operand = use("sum", x);
        LoopTensor result = use("sum out", out);
        if (result.dtype() != DType.FLOAT64) {
            Refusals.type("sum out", operand.dtype(), result);
        }
        int along = reduced("sum", operand.shape(), axis, result);
        int length = operand.shape().size(along);
        int stride = Loops.stride(operand.shape(), along);
        for (int i = 0; i < result.values.length; i++) {
            double sum = 0;
            for (int p = 0; p < length; p++) {
                sum += operand.values[i / stride * stride * length + i % stride + p * stride];
            }
            result.set(i, sum);
        }
    }

    @Override
    default void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        LoopTensor operand = use("max", x);
        LoopTensor result = use("max out", out);
        Refusals.type("max out", operand.dtype(), result);
        int along = reduced("max", operand.shape(), axis, result);
        LoopTensor where = index == null ? null : use("max index", index);
        if (where != null) {
            Refusals.type("max index", DType.INT32, where);
            Refusals.shape("max index", result.shape(), where);
        }
        int length = operand.shape().size(along);
        Refusals.fits("max", length > 0, "an axis of size >= 1", operand.shape());
        int stride = Loops.stride(operand.shape(), along);
        for (int i = 0; i < result.values.length; i++) {
            int first = i / stride * stride * length + i % stride;
            int best = 0;
            for (int p = 1; p < length; p++) {
                if (operand.values[first + p * stride] > operand.values[first + best * stride]) {
                    best = p;
                }
            }
            result.set(i, operand.values[first + best * stride]);
            if (where != null) {
                where.set(i, best);
            }
        }
    }

    private static int reduced(String name, Shape operand, int axis, LoopTensor result) {
        int along = operand.checkAxis(axis);
        if (!result.shape().equals(operand.without(along))) {
            Refusals.shape(name + " out", operand.withSize(along, 1), result);
        }
        return along;
    }

    @Override
    default void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        LoopTensor operand = use("maskedSoftmax", x);
        LoopTensor result = use("maskedSoftmax out", out);
        Refusals.floating("maskedSoftmax", operand);
        Refusals.type("maskedSoftmax out", operand.dtype(), result);
        Refusals.shape("maskedSoftmax out", operand.shape(), result);
        boolean[] used = used(operand, mask);
        int columns = operand.shape().size(-1);
        for (int row = 0; row < operand.values.length; row += columns) {
            double top = Double.NEGATIVE_INFINITY;
            double total = 0;
            for (int i = row; i < row + columns; i++) {
                top = used[i] ? Math.max(top, operand.values[i]) : top;
            }
            for (int i = row; i < row + columns; i++) {
                total += used[i] ? Math.exp(operand.values[i] - top) : 0;
            }
            for (int i = row; i < row + columns; i++) {
                result.set(i, used[i] ? Math.exp(operand.values[i] - top) / total : 0);
            }
        }
    }

    private boolean[] used(LoopTensor x, @Nullable Tensor mask) {
        boolean[] used = new boolean[x.values.length];
        Arrays.fill(used, true);
        if (mask != null) {
            LoopTensor chosen = use("maskedSoftmax mask", mask);
            Refusals.type("maskedSoftmax mask", x.dtype(), chosen);
            boolean fits = Shape.broadcast(x.shape(), chosen.shape()).equals(x.shape());
            Refusals.fits("maskedSoftmax mask", fits, "a shape that stretches to " + x.shape(), chosen.shape());
            int[] from = Loops.stretched(chosen.shape(), x.shape());
            Arrays.setAll(from, i -> chosen.values[from[i]] != 0 ? 1 : 0);
            for (int i = 0; i < used.length; i++) {
                used[i] = from[i] == 1;
            }
        }
        return used;
    }
}
