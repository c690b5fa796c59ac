package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** What the families of operations share: the session they compute in, and the checks of their operands. */
interface DjlFamily {
    /** Returns the session; package-internal, for the interface cannot say so. */
    DjlSession session();

    /** Returns an operand as one of our tensors, or refuses it. */
    default DjlTensor use(String subject, Tensor tensor) {
        return session().use(subject, tensor);
    }

    /** Refuses tensors of another type than the first. */
    static void checkSameType(String subject, DjlTensor first, DjlTensor... others) {
        for (DjlTensor other : others) {
            checkType(subject, first.dtype(), other);
        }
    }

    /** Refuses a tensor of another type than the one expected. */
    static void checkType(String subject, DType expected, DjlTensor tensor) {
        if (tensor.dtype() != expected) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected " + expected + " but got " + tensor + ". Convert it with copy.");
        }
    }

    /** Refuses whole numbers. */
    static void checkFloating(String subject, DType dtype) {
        if (!dtype.isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected a floating type but got " + dtype + ". Convert it with copy.");
        }
    }

    /** Refuses a tensor of another shape than the one expected. */
    static void checkShape(String subject, Shape expected, DjlTensor tensor) {
        if (!tensor.shape().equals(expected)) {
            throw new ShapeMismatchException(subject + ": expected shape " + expected + " but got " + tensor.shape()
                    + ". Allocate or reshape it so.");
        }
    }

    /** Refuses a shape that is not stretched to another by broadcasting. */
    static void checkStretches(String subject, Shape to, DjlTensor tensor) {
        if (!Shape.broadcast(tensor.shape(), to).equals(to)) {
            throw new ShapeMismatchException(subject + ": expected a shape that broadcasts to " + to + " but got "
                    + tensor.shape() + ". Look at the axes from the last one on.");
        }
    }

    /** Refuses a result that is an operand. */
    static void checkApart(String subject, DjlTensor operand, DjlTensor result) {
        if (operand.root() == result.root()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected a result apart from the operands but got an operand " + result
                            + ". Allocate a tensor for the result.");
        }
    }
}
