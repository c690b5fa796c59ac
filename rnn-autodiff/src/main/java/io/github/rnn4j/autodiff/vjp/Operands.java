package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** The checks that the rules share, so that a wrong operand is refused while recording and messages read alike. */
final class Operands {
    private Operands() {}

    static void floating(String operation, Tensor operand) {
        if (!operand.dtype().isFloating()) {
            throw wrongType(operation, "a floating type", operand);
        }
    }

    static void type(String operation, DType expected, Tensor operand) {
        if (operand.dtype() != expected) {
            throw wrongType(operation, expected.toString(), operand);
        }
    }

    static void rank(String operation, int expected, Tensor operand) {
        if (operand.shape().rank() != expected) {
            throw new ShapeMismatchException(operation + ": expected rank " + expected + " but got " + operand.shape());
        }
    }

    static void shape(String operation, Shape expected, Tensor operand) {
        if (!operand.shape().equals(expected)) {
            throw new ShapeMismatchException(operation + ": expected " + expected + " but got " + operand.shape());
        }
    }

    /** Checks that a shape is what broadcasting gives, that is, that nothing else is stretched by the operand. */
    static void stretches(String operation, Tensor operand, Shape common) {
        boolean fits = operand.shape().rank() <= common.rank()
                && Shape.broadcast(operand.shape(), common).equals(common);
        if (!fits) {
            throw new ShapeMismatchException(
                    operation + ": expected a shape that broadcasts to " + common + " but got " + operand.shape());
        }
    }

    /** Returns the axis counted from 0. */
    static int axis(String operation, int axis, Shape shape) {
        if (axis < -shape.rank() || axis >= shape.rank()) {
            throw new ShapeMismatchException(
                    operation + ": expected an axis of " + shape + " but got " + axis + " (rank " + shape.rank() + ")");
        }
        return shape.checkAxis(axis);
    }

    /** Checks that there are parts, all of one type. */
    static void parts(String operation, List<Tensor> parts) {
        if (parts.isEmpty()) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, operation + ": expected at least one part but got none");
        }
        for (Tensor part : parts) {
            type(operation, parts.get(0).dtype(), part);
        }
    }

    private static RnnException wrongType(String operation, String expected, Tensor operand) {
        return new RnnException(
                ErrorCode.DTYPE_MISMATCH,
                operation + ": expected " + expected + " but got " + operand.dtype() + " (shape " + operand.shape()
                        + "). Cast it first.");
    }
}
