package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** The checks that every operation of a session makes on its operands, and their messages. */
final class CpuOperands {
    private final CpuSession session;

    CpuOperands(CpuSession session) {
        this.session = session;
    }

    /** Returns the tensor as ours: open, of this backend, and of this thread. */
    CpuTensor open(Tensor tensor, String name) {
        session.check();
        if (!(tensor instanceof CpuTensor ours) || ours.backend() != session.backend()) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    name + ": expected a tensor of this backend 'cpu' but got one of another ("
                            + tensor.getClass().getSimpleName() + "). Bring it over with download and upload.");
        }
        CpuSession owner = ours.session();
        if (owner != null && owner != session) {
            owner.checkThread();
        }
        if (ours.isClosed()) {
            throw new ClosedResourceException(
                    name + ": expected an open tensor but got one that is closed (" + ours + ").");
        }
        return ours;
    }

    /** Opens a tensor that must have a type. */
    CpuTensor open(Tensor tensor, String name, DType dtype) {
        CpuTensor ours = open(tensor, name);
        if (ours.dtype() != dtype) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    name + ": expected " + dtype + " but got " + ours.dtype() + " " + ours.shape() + ".");
        }
        return ours;
    }

    /** Opens a result: of a type, and sharing no elements with an operand. */
    CpuTensor result(Tensor tensor, String name, DType dtype, CpuTensor operand) {
        CpuTensor ours = open(tensor, name, dtype);
        distinct(ours, operand, name);
        return ours;
    }

    static void distinct(CpuTensor result, CpuTensor operand, String name) {
        if (result.root() == operand.root()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + ": expected a tensor of its own but got an operand (" + operand + "). Allocate another.");
        }
    }

    static void expectShape(CpuTensor tensor, String name, Shape expected) {
        if (!tensor.shape().equals(expected)) {
            throw new ShapeMismatchException(name + ": expected " + expected + " but got " + tensor.shape() + ".");
        }
    }

    /** Returns the identifiers of rows, each of which must be a row of the table. */
    static int[] rowNumbers(CpuTensor ids, String name, CpuTensor table) {
        int[] numbers = CpuTypes.INTS.cast(ids.array());
        int count = table.shape().size(0);
        for (int i = 0; i < ids.shape().elements(); i++) {
            if (numbers[i] < 0 || numbers[i] >= count) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        name + ": expected 0 to " + (count - 1) + " but got " + numbers[i] + " (element " + i
                                + ", table " + table.shape() + ").");
            }
        }
        return numbers;
    }

    /** Throws unless {@code holds}; for conditions whose message costs nothing while they hold. */
    static void expect(boolean holds, String name, String expected, CpuTensor tensor) {
        if (!holds) {
            throw new ShapeMismatchException(name + ": expected " + expected + " but got " + tensor.shape() + ".");
        }
    }
}
