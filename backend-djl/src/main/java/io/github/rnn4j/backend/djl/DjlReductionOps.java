package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import io.github.rnn4j.api.backend.ReductionOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Along one axis. */
interface DjlReductionOps extends DjlFamily, ReductionOps {
    /** The engine adds in the array's type, so it is widened first. */
    @Override
    default void sum(Tensor x, int axis, Tensor out) {
        DjlTensor operand = use("sum", x);
        DjlTensor result = use("sum out", out);
        if (result.dtype() != DType.FLOAT64) {
            DjlFamily.checkSameType("sum out", operand, result);
        }
        DjlFamily.checkApart("sum out", operand, result);
        int along = checkReduced("sum", operand.shape(), axis, result);
        Shape reduced = operand.shape().without(along);
        session().compute(call -> {
            NDArray wide = call.cast(call.read(operand), operand.dtype(), DType.FLOAT64);
            NDArray sum = wide.sum(new int[] {along}, false);
            boolean done = result.dtype() == DType.FLOAT64;
            call.store(done ? sum : call.own(sum).toType(DjlTypes.of(result.dtype()), true), reduced, result);
        });
    }

    @Override
    default void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        DjlTensor operand = use("max", x);
        DjlTensor result = use("max out", out);
        DjlFamily.checkSameType("max out", operand, result);
        DjlFamily.checkApart("max out", operand, result);
        int along = checkReduced("max", operand.shape(), axis, result);
        DjlTensor where = index == null ? null : checkIndex(use("max index", index), operand, result);
        if (operand.shape().size(along) == 0) {
            throw new ShapeMismatchException("max: expected an axis of size >= 1 but got " + operand.shape() + " (axis "
                    + along + "). Leave out what is empty.");
        }
        Shape reduced = operand.shape().without(along);
        session().compute(call -> {
            NDArray array = call.read(operand);
            NDArray greatest = array.max(new int[] {along}, false);
            if (where != null) {
                NDArray first = call.own(array.argMax(along));
                call.store(first.toType(DataType.INT32, true), reduced, where);
            }
            call.store(greatest, reduced, result);
        });
    }

    private static DjlTensor checkIndex(DjlTensor index, DjlTensor operand, DjlTensor result) {
        DjlFamily.checkType("max index", DType.INT32, index);
        DjlFamily.checkShape("max index", result.shape(), index);
        DjlFamily.checkApart("max index", operand, index);
        DjlFamily.checkApart("max index", result, index);
        return index;
    }

    /** What is not used counts as -∞ and is put to 0 afterwards: a row without a used element comes out of the engine as NaN. */
    @Override
    default void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        DjlTensor operand = use("maskedSoftmax", x);
        DjlTensor result = use("maskedSoftmax out", out);
        Shape shape = operand.shape();
        DjlFamily.checkFloating("maskedSoftmax", operand.dtype());
        DjlFamily.checkSameType("maskedSoftmax", operand, result);
        DjlFamily.checkShape("maskedSoftmax out", shape, result);
        int last = shape.checkAxis(-1);
        if (mask == null) {
            session().compute(call -> call.store(call.read(operand).softmax(last), result));
            return;
        }
        DjlTensor used = use("maskedSoftmax mask", mask);
        DjlFamily.checkSameType("maskedSoftmax mask", operand, used);
        DjlFamily.checkStretches("maskedSoftmax mask", shape, used);
        session().compute(call -> {
            NDArray taken = call.own(call.read(used).toType(DataType.BOOLEAN, true));
            NDArray test = call.stretch(taken, used.shape(), shape);
            NDArray nothing = call.scalar(operand.dtype(), Double.NEGATIVE_INFINITY);
            NDArray logits = call.own(NDArrays.where(test, call.read(operand), nothing));
            NDArray shares = call.own(logits.softmax(last));
            call.store(NDArrays.where(test, shares, call.scalar(operand.dtype(), 0)), result);
        });
    }

    private static int checkReduced(String subject, Shape operand, int axis, DjlTensor result) {
        int along = operand.checkAxis(axis);
        if (!result.shape().equals(operand.without(along))) {
            DjlFamily.checkShape(subject + " out", operand.withSize(along, 1), result);
        }
        return along;
    }
}
