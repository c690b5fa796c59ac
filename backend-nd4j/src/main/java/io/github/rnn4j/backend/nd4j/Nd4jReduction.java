package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.ReductionOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;

/** Along one axis. The engine sees every operand as {@code [before, along, after]} and reduces its middle axis. */
interface Nd4jReduction extends Nd4jCondition, ReductionOps {
    Call SUM = Call.of("reduce_sum", 1);
    Call MAX = Call.of("reduce_max", 1);
    Call ARG_MAX = Call.of("argmax", 1);
    Call SOFTMAX = Call.of("softmax", 1);

    /** Converts to double first: the engine accumulates in the operand's type. */
    @Override
    default void sum(Tensor x, int axis, Tensor out) {
        synchronized (session()) {
            Nd4jTensor operand = use("sum", x);
            Nd4jTensor result = use("sum out", out);
            if (result.dtype() != DType.FLOAT64) {
                Nd4jFamily.checkSameType("sum out", operand, result);
            }
            Nd4jFamily.checkApart("sum out", operand, result);
            int along = checkReduced("sum", operand.shape(), axis, result);
            if (result.isEmpty()) {
                return;
            }
            if (operand.isEmpty()) {
                run(
                        Nd4jMemory.ASSIGN,
                        result.array(),
                        result.array(),
                        session().scalars().of(result.type(), 0));
                return;
            }
            Shape around = Nd4jFamily.around(operand.shape(), along);
            try (Scratch scratch = session().scratch()) {
                INDArray wide = operand.as(around);
                if (operand.dtype() != DType.FLOAT64) {
                    wide = scratch.array(DataType.DOUBLE, around);
                    run(Nd4jMemory.cast(DataType.DOUBLE), wide, operand.as(around));
                }
                if (result.dtype() == DType.FLOAT64) {
                    run(SUM, result.as(around.without(1)), wide);
                } else {
                    INDArray sums = scratch.array(DataType.DOUBLE, around.without(1));
                    run(SUM, sums, wide);
                    run(Nd4jMemory.cast(result.type()), result.as(around.without(1)), sums);
                }
            }
        }
    }

    @Override
    default void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        synchronized (session()) {
            Nd4jTensor operand = use("max", x);
            Nd4jTensor result = use("max out", out);
            Nd4jFamily.checkSameType("max out", operand, result);
            Nd4jFamily.checkApart("max out", operand, result);
            int along = checkReduced("max", operand.shape(), axis, result);
            Nd4jTensor where = index == null ? null : use("max index", index);
            if (where != null) {
                Nd4jFamily.checkType("max index", DType.INT32, where);
                Nd4jFamily.checkShape("max index", result.shape(), where);
                Nd4jFamily.checkApart("max index", operand, where);
            }
            if (operand.shape().size(along) == 0) {
                throw new ShapeMismatchException("max: expected an axis of size >= 1 but got " + operand.shape()
                        + " (axis " + along + "). Leave out what is empty.");
            }
            if (result.isEmpty()) {
                return;
            }
            Shape around = Nd4jFamily.around(operand.shape(), along);
            run(MAX, result.as(around.without(1)), operand.as(around));
            if (where != null) {
                run(ARG_MAX, where.as(around.without(1)), operand.as(around));
            }
        }
    }

    @Override
    default void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        synchronized (session()) {
            Nd4jTensor operand = use("maskedSoftmax", x);
            Nd4jTensor result = use("maskedSoftmax out", out);
            Nd4jFamily.checkFloating("maskedSoftmax", operand);
            Nd4jFamily.checkSameType("maskedSoftmax", operand, result);
            Nd4jFamily.checkShape("maskedSoftmax out", operand.shape(), result);
            Nd4jTensor used = mask == null ? null : mask(operand, mask);
            if (result.isEmpty()) {
                return;
            }
            int columns = operand.shape().size(-1);
            Shape rows = Shape.of(operand.shape().elements() / columns, columns);
            if (used == null) {
                run(SOFTMAX, result.as(rows), operand.as(rows));
            } else {
                masked(operand, used, result, rows);
            }
        }
    }

    /**
     * With flags 1 and 0 their logarithm is 0 and -∞: added to the used elements it leaves out the others. What a row without a
     * used element gives, NaN, is not taken.
     */
    private void masked(Nd4jTensor x, Nd4jTensor mask, Nd4jTensor out, Shape rows) {
        try (Scratch scratch = session().scratch()) {
            INDArray flags = flags(scratch, mask, out);
            INDArray kept = scratch.array(out.type(), out.shape());
            run(TAKE_WHERE_POSITIVE, kept, flags, x.array());
            INDArray logits = scratch.array(out.type(), out.shape());
            session().calls().run(new Log(flags, logits));
            run(Nd4jElementwise.ADD, logits, logits, kept);
            run(SOFTMAX, out.as(rows), logits.reshape('c', rows.size(0), rows.size(1)));
            run(TAKE_WHERE_POSITIVE, out.array(), flags, out.array());
        }
    }

    private Nd4jTensor mask(Nd4jTensor operand, Tensor mask) {
        Nd4jTensor used = use("maskedSoftmax mask", mask);
        Nd4jFamily.checkSameType("maskedSoftmax mask", operand, used);
        if (!Shape.broadcast(operand.shape(), used.shape()).equals(operand.shape())) {
            throw new ShapeMismatchException("maskedSoftmax mask: expected a shape that broadcasts to "
                    + operand.shape() + " but got " + used.shape()
                    + ". Give one number for each element or for each column.");
        }
        return used;
    }

    private static int checkReduced(String subject, Shape operand, int axis, Nd4jTensor result) {
        int along = operand.checkAxis(axis);
        if (!result.shape().equals(operand.without(along))) {
            Nd4jFamily.checkShape(subject + " out", operand.withSize(along, 1), result);
        }
        return along;
    }
}
