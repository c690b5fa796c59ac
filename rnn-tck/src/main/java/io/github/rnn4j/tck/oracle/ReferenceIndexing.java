package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.IndexingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rows by number. All identifiers are checked before the first row moves. */
interface ReferenceIndexing extends Family, IndexingOps {
    /** {@code out[s, j] = table[ids[s], j]}. */
    @Override
    default void gatherRows(Tensor table, Tensor ids, Tensor out) {
        Rows call = rows("gatherRows", table, ids, out);
        for (int at = 0; at < call.rows.elements(); at++) {
            call.rows.set(at, call.table.get(call.inTable(at)));
        }
    }

    /** {@code table[ids[s], j] = rows[s, j]}. */
    @Override
    default void setRows(Tensor table, Tensor ids, Tensor rows) {
        Rows call = rows("setRows", table, ids, rows);
        for (int at = 0; at < call.rows.elements(); at++) {
            call.table.set(call.inTable(at), call.rows.get(at));
        }
    }

    /** {@code table[ids[s], j] += rows[s, j]}, for {@code s} in order. */
    @Override
    default void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        Rows call = rows("scatterAddRows", table, ids, rows);
        for (int at = 0; at < call.rows.elements(); at++) {
            int to = call.inTable(at);
            call.table.set(to, call.table.get(to) + call.rows.get(at));
        }
    }

    /** {@code out[t, b, i] = x[lengths[b] - 1 - t, b, i]} for {@code t < lengths[b]}, else {@code x[t, b, i]}. */
    @Override
    default void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        ReferenceTensor operand = use("reverseByLength", x);
        ReferenceTensor used = use("reverseByLength lengths", lengths);
        ReferenceTensor result = use("reverseByLength out", out);
        Family.checkSameType("reverseByLength", operand, result);
        Family.checkApart("reverseByLength out", operand, result);
        Family.checkShape("reverseByLength out", operand.shape(), result);
        int rank = operand.shape().rank();
        if (rank < 2) {
            throw new ShapeMismatchException(
                    "reverseByLength: expected [timeSteps, batch, ..] but got " + operand.shape() + ". Reshape it.");
        }
        int timeSteps = operand.shape().size(0);
        int batch = operand.shape().size(1);
        int inner = Indices.product(operand.shape(), 2, rank);
        checkNumbers("reverseByLength lengths", used, timeSteps + 1);
        Family.checkShape("reverseByLength lengths", Shape.of(batch), used);
        for (int at = 0; at < result.elements(); at++) {
            int t = at / (batch * inner);
            int length = (int) used.get(at / inner % batch);
            int from = t < length ? length - 1 - t : t;
            result.set(at, operand.get(from * batch * inner + at % (batch * inner)));
        }
    }

    /** The checked operands of a call that goes by row numbers. */
    record Rows(ReferenceTensor table, ReferenceTensor ids, ReferenceTensor rows) {
        /** Returns where in the table element {@code at} of the rows belongs. */
        int inTable(int at) {
            int width = table.shape().size(1);
            int row = (int) ids.get(at / width);
            return row * width + at % width;
        }
    }

    private Rows rows(String subject, Tensor table, Tensor ids, Tensor rows) {
        Rows call = new Rows(use(subject + " table", table), use(subject + " ids", ids), use(subject + " rows", rows));
        Family.checkSameType(subject, call.table, call.rows);
        Family.checkApart(subject, call.table, call.rows);
        if (call.table.shape().rank() != 2) {
            throw new ShapeMismatchException(
                    subject + " table: expected [rows, width] but got " + call.table.shape() + ". Reshape it.");
        }
        checkNumbers(subject + " ids", call.ids, call.table.shape().size(0));
        int width = call.table.shape().size(1);
        Family.checkShape(
                subject + " rows", call.ids.shape().inserting(call.ids.shape().rank(), width), call.rows);
        return call;
    }

    private static void checkNumbers(String subject, ReferenceTensor numbers, int bound) {
        Family.checkType(subject, DType.INT32, numbers);
        for (int i = 0; i < numbers.elements(); i++) {
            if (numbers.get(i) < 0 || numbers.get(i) >= bound) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        subject + ": expected 0 to " + (bound - 1) + " but got " + (int) numbers.get(i) + " (element "
                                + i + "). Look at what made the numbers.");
            }
        }
    }
}
