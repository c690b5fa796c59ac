package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** What the families of operations share: the session they compute in, and the checks of their operands. */
interface Family {
    /** Returns the session; package-internal, for the interface cannot say so. */
    ReferenceSession session();

    /** Returns an operand as one of our tensors, or refuses it. */
    default ReferenceTensor use(String subject, Tensor tensor) {
        return session().use(subject, tensor);
    }

    /** Refuses tensors of another type than the first. */
    static void checkSameType(String subject, ReferenceTensor first, ReferenceTensor... others) {
        for (ReferenceTensor other : others) {
            checkType(subject, first.dtype(), other);
        }
    }

    /** Refuses a tensor of another type than the one expected. */
    static void checkType(String subject, DType expected, ReferenceTensor tensor) {
        if (tensor.dtype() != expected) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected " + expected + " but got " + tensor + ". Convert it with copy.");
        }
    }

    /** Refuses a tensor of whole numbers. */
    static void checkFloating(String subject, ReferenceTensor tensor) {
        if (!tensor.dtype().isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    subject + ": expected a floating type but got " + tensor + ". Convert it with copy.");
        }
    }

    /** Refuses a tensor of another shape than the one expected. */
    static void checkShape(String subject, Shape expected, ReferenceTensor tensor) {
        if (!tensor.shape().equals(expected)) {
            throw new ShapeMismatchException(subject + ": expected shape " + expected + " but got " + tensor.shape()
                    + ". Allocate or reshape it so.");
        }
    }

    /** Refuses a result that is an operand, where the operation would read what it has already overwritten. */
    static void checkApart(String subject, ReferenceTensor operand, ReferenceTensor result) {
        if (operand.sharesElementsWith(result)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected a result apart from the operands but got an operand " + result
                            + ". Allocate a tensor for the result.");
        }
    }
}
