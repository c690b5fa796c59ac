package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the families of operations share: the session they compute in, and the checks of their operands. Everything is checked
 * before the engine is called: where it refuses by itself it prints, and where it does not it ends the process.
 */
interface Nd4jFamily {
    /** Returns the session, whose lock every operation holds. */
    Nd4jSession session();

    /** Returns an operand as one of our tensors, or refuses it. */
    default Nd4jTensor use(String subject, Tensor tensor) {
        return session().use(subject, tensor);
    }

    /** Runs one of the engine's operations. */
    default void run(Call call, INDArray out, INDArray... in) {
        session().calls().run(call, out, in);
    }

    /** Refuses tensors of another type than the first. */
    static void checkSameType(String subject, Nd4jTensor first, Nd4jTensor... others) {
        for (Nd4jTensor other : others) {
            checkType(subject, first.dtype(), other);
        }
    }

    /** Refuses a tensor of another type than the one expected. */
    static void checkType(String subject, DType expected, Nd4jTensor tensor) {
        if (tensor.dtype() != expected) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected " + expected + " but got " + tensor + ". Convert it with copy.");
        }
    }

    /** Refuses a tensor of whole numbers. */
    static void checkFloating(String subject, Nd4jTensor tensor) {
        if (!tensor.dtype().isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected a floating type but got " + tensor + ". Convert it with copy.");
        }
    }

    /** Refuses a tensor of another shape than the one expected. */
    static void checkShape(String subject, Shape expected, Nd4jTensor tensor) {
        if (!tensor.shape().equals(expected)) {
            throw new ShapeMismatchException(subject + ": expected shape " + expected + " but got " + tensor.shape()
                    + ". Allocate or reshape it so.");
        }
    }

    /** Refuses a result that is an operand, where the operation would read what it has already overwritten. */
    static void checkApart(String subject, Nd4jTensor operand, Nd4jTensor result) {
        if (operand.root() == result.root()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected a result apart from the operands but got an operand " + result
                            + ". Allocate a tensor for the result.");
        }
    }

    /**
     * Returns an operand in the shape in which the engine stretches it best: the result's own if it has as many elements. Where
     * the result has none there is nothing to stretch, and the engine is not called.
     */
    static INDArray stretched(Nd4jTensor operand, Shape result) {
        return result.elements() == 0 ? operand.elements().flat() : operand.as(stretchedShape(operand.shape(), result));
    }

    /** Returns the shape in which an operand is stretched to the result's. */
    static Shape stretchedShape(Shape operand, Shape result) {
        if (operand.elements() == result.elements()) {
            return result;
        }
        return operand.elements() == 1 ? Shape.of(1) : operand;
    }

    /** Returns the product of the sizes of the axes from {@code first} up to, not including, {@code end}. */
    static int product(Shape shape, int first, int end) {
        int product = 1;
        for (int axis = first; axis < end; axis++) {
            product *= shape.size(axis);
        }
        return product;
    }

    /** Returns the shape as {@code [before, along, after]} one of its axes. */
    static Shape around(Shape shape, int axis) {
        return Shape.of(product(shape, 0, axis), shape.size(axis), product(shape, axis + 1, shape.rank()));
    }
}
