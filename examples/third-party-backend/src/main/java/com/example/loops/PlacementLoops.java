package com.example.loops;

import io.github.rnn4j.api.backend.IndexingOps;
import io.github.rnn4j.api.backend.ShapingOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Elements in another place: by axis, and by row number. */
interface PlacementLoops extends Loops, ShapingOps, IndexingOps {
    @Override
    default void concat(List<Tensor> parts, int axis, Tensor out) {
        LoopTensor result = use("concat out", out);
        int along = result.shape().checkAxis(axis);
        int start = 0;
        for (Tensor part : parts) {
            LoopTensor x = use("concat part", part);
            Refusals.type("concat part", result.dtype(), x);
            Refusals.fits("concat part", x.shape().rank() == result.shape().rank(), result.shape(), x.shape());
            int length = x.shape().size(along);
            Refusals.shape("concat part", result.shape().withSize(along, length), x);
            Refusals.fits("concat", start + length <= result.shape().size(along), "room in the result", x.shape());
            run(x, 0, result, start, along, length);
            start += length;
        }
        Refusals.fits("concat out", start == result.shape().size(along), "size " + start, result.shape());
    }

    @Override
    default void stack(List<Tensor> parts, int axis, Tensor out) {
        LoopTensor result = use("stack out", out);
        int along = result.shape().checkAxis(axis);
        Refusals.fits("stack", parts.size() == result.shape().size(along), result.shape(), parts.size() + " parts");
        for (int i = 0; i < parts.size(); i++) {
            LoopTensor x = use("stack part", parts.get(i));
            Refusals.type("stack part", result.dtype(), x);
            Refusals.shape("stack part", result.shape().without(along), x);
            run(x.view(result.shape().withSize(along, 1)), 0, result, i, along, 1);
        }
    }

    @Override
    default void unstack(Tensor x, int axis, List<Tensor> parts) {
        LoopTensor operand = use("unstack", x);
        int along = operand.shape().checkAxis(axis);
        Refusals.fits("unstack", parts.size() == operand.shape().size(along), operand.shape(), parts.size() + " parts");
        for (int i = 0; i < parts.size(); i++) {
            LoopTensor part = use("unstack part", parts.get(i));
            Refusals.type("unstack part", operand.dtype(), part);
            Refusals.shape("unstack part", operand.shape().without(along), part);
            run(operand, i, part.view(operand.shape().withSize(along, 1)), 0, along, 1);
        }
    }

    @Override
    default void narrow(Tensor x, int axis, int from, Tensor out) {
        LoopTensor operand = use("narrow", x);
        LoopTensor result = use("narrow out", out);
        int along = operand.shape().checkAxis(axis);
        Refusals.type("narrow out", operand.dtype(), result);
        Refusals.fits("narrow out", result.shape().rank() == operand.shape().rank(), operand.shape(), result.shape());
        int length = result.shape().size(along);
        Refusals.shape("narrow out", operand.shape().withSize(along, length), result);
        Refusals.argument("narrow from", from >= 0, ">= 0", from);
        Refusals.fits("narrow", from + length <= operand.shape().size(along), "an end within", operand.shape());
        run(operand, from, result, 0, along, length);
    }

    /** Copies a run of positions of one axis. */
    private static void run(LoopTensor x, int xFrom, LoopTensor y, int yFrom, int axis, int length) {
        int stride = Loops.stride(x.shape(), axis);
        int xStep = stride * x.shape().size(axis);
        int yStep = stride * y.shape().size(axis);
        int outer = length * stride == 0 ? 0 : x.values.length / xStep;
        for (int o = 0; o < outer; o++) {
            System.arraycopy(
                    x.values, o * xStep + xFrom * stride, y.values, o * yStep + yFrom * stride, length * stride);
        }
    }

    @Override
    default void transpose(Tensor x, int[] permutation, Tensor out) {
        LoopTensor operand = use("transpose", x);
        LoopTensor result = use("transpose out", out);
        Shape shape = operand.shape();
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        int[] axes = new int[shape.rank()];
        Arrays.setAll(axes, axis -> axis);
        Refusals.argument("transpose", Arrays.equals(sorted, axes), "every axis once", Arrays.toString(permutation));
        int[] sizes = new int[axes.length];
        Arrays.setAll(sizes, axis -> shape.size(permutation[axis]));
        Refusals.type("transpose out", operand.dtype(), result);
        Refusals.shape("transpose out", Shape.of(sizes), result);
        for (int i = 0; i < result.values.length; i++) {
            int from = 0;
            for (int axis : axes) {
                int position = i / Loops.stride(result.shape(), axis) % sizes[axis];
                from += position * Loops.stride(shape, permutation[axis]);
            }
            result.set(i, operand.values[from]);
        }
    }

    @Override
    default void gatherRows(Tensor table, Tensor ids, Tensor out) {
        int[] inTable = rows("gatherRows", table, ids, out);
        for (int i = 0; i < inTable.length; i++) {
            use("out", out).set(i, use("table", table).values[inTable[i]]);
        }
    }

    @Override
    default void setRows(Tensor table, Tensor ids, Tensor rows) {
        int[] inTable = rows("setRows", table, ids, rows);
        for (int i = 0; i < inTable.length; i++) {
            use("table", table).set(inTable[i], use("rows", rows).values[i]);
        }
    }

    @Override
    default void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        int[] inTable = rows("scatterAddRows", table, ids, rows);
        LoopTensor to = use("table", table);
        for (int i = 0; i < inTable.length; i++) {
            to.set(inTable[i], to.values[inTable[i]] + use("rows", rows).values[i]);
        }
    }

    /** Checks a call, every identifier before the first row moves, and returns where in the table each element belongs. */
    private int[] rows(String name, Tensor table, Tensor ids, Tensor rows) {
        LoopTensor to = use(name + " table", table);
        LoopTensor named = use(name + " ids", ids);
        LoopTensor moved = use(name + " rows", rows);
        Refusals.type(name + " rows", to.dtype(), moved);
        Refusals.fits(name + " table", to.shape().rank() == 2, "[rows, width]", to.shape());
        numbers(name + " ids", named, to.shape().size(0));
        int width = to.shape().size(1);
        Refusals.shape(name + " rows", named.shape().inserting(named.shape().rank(), width), moved);
        int[] inTable = new int[moved.values.length];
        Arrays.setAll(inTable, i -> (int) named.values[i / width] * width + i % width);
        return inTable;
    }

    @Override
    default void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        LoopTensor operand = use("reverseByLength", x);
        LoopTensor used = use("reverseByLength lengths", lengths);
        LoopTensor result = use("reverseByLength out", out);
        Shape shape = operand.shape();
        Refusals.type("reverseByLength out", operand.dtype(), result);
        Refusals.shape("reverseByLength out", shape, result);
        Refusals.fits("reverseByLength", shape.rank() >= 2, "[timeSteps, batch, ..]", shape);
        numbers("reverseByLength lengths", used, shape.size(0) + 1);
        Refusals.shape("reverseByLength lengths", Shape.of(shape.size(1)), used);
        int step = Loops.stride(shape, 0);
        int row = Loops.stride(shape, 1);
        for (int i = 0; i < result.values.length; i++) {
            int t = i / step;
            int length = (int) used.values[i % step / row];
            result.set(i, operand.values[(t < length ? length - 1 - t : t) * step + i % step]);
        }
    }

    private static void numbers(String name, LoopTensor numbers, int bound) {
        Refusals.type(name, DType.INT32, numbers);
        for (double number : numbers.values) {
            Refusals.argument(name, number >= 0 && number < bound, "0 to " + (bound - 1), (int) number);
        }
    }
}
