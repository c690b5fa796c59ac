package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.IndexingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows by number. All numbers are read and checked before the engine sees them: they stand in host memory, and a number that
 * the engine does not check is a pointer into somebody else's memory.
 */
interface Nd4jIndexing extends Nd4jFamily, IndexingOps {
    Call GATHER = Call.of("gather", 0);
    // Where threads share the rows, the order of a sum, and so its last bits, is left to chance.
    Call SET_ROWS = Call.of("scatter_upd").rowsInOrder();
    Call ADD_ROWS = Call.of("scatter_add").rowsInOrder();
    Call REVERSE = Call.of("reverse_sequence", 0, 1);

    @Override
    default void gatherRows(Tensor table, Tensor ids, Tensor out) {
        synchronized (session()) {
            Rows call = rows("gatherRows", table, ids, out);
            if (!call.rows.isEmpty()) {
                run(GATHER, call.flatRows(), call.table.array(), call.flatIds());
            }
        }
    }

    @Override
    default void setRows(Tensor table, Tensor ids, Tensor rows) {
        synchronized (session()) {
            place(SET_ROWS, rows("setRows", table, ids, rows));
        }
    }

    @Override
    default void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        synchronized (session()) {
            place(ADD_ROWS, rows("scatterAddRows", table, ids, rows));
        }
    }

    private void place(Call call, Rows rows) {
        if (!rows.rows.isEmpty()) {
            INDArray table = rows.table.array();
            run(call, table, table, rows.flatIds(), rows.flatRows());
        }
    }

    @Override
    default void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        synchronized (session()) {
            Nd4jTensor operand = use("reverseByLength", x);
            Nd4jTensor used = use("reverseByLength lengths", lengths);
            Nd4jTensor result = use("reverseByLength out", out);
            Nd4jFamily.checkSameType("reverseByLength", operand, result);
            Nd4jFamily.checkApart("reverseByLength out", operand, result);
            Nd4jFamily.checkShape("reverseByLength out", operand.shape(), result);
            Shape shape = operand.shape();
            if (shape.rank() < 2) {
                throw new ShapeMismatchException(
                        "reverseByLength: expected [timeSteps, batch, ..] but got " + shape + ". Reshape it.");
            }
            checkNumbers("reverseByLength lengths", used, (long) shape.size(0) + 1);
            Nd4jFamily.checkShape("reverseByLength lengths", Shape.of(shape.size(1)), used);
            if (!result.isEmpty()) {
                Shape steps = Shape.of(shape.size(0), shape.size(1), Nd4jFamily.product(shape, 2, shape.rank()));
                run(REVERSE, result.as(steps), operand.as(steps), used.array());
            }
        }
    }

    /** The checked operands of a call that goes by row numbers. */
    record Rows(Nd4jTensor table, Nd4jTensor ids, Nd4jTensor rows) {
        INDArray flatIds() {
            return ids.elements().flat();
        }

        INDArray flatRows() {
            return rows.as(Shape.of(ids.shape().elements(), table.shape().size(1)));
        }
    }

    private Rows rows(String subject, Tensor table, Tensor ids, Tensor rows) {
        Rows call = new Rows(use(subject + " table", table), use(subject + " ids", ids), use(subject + " rows", rows));
        Nd4jFamily.checkSameType(subject, call.table, call.rows);
        Nd4jFamily.checkApart(subject, call.table, call.rows);
        Nd4jFamily.checkApart(subject, call.table, call.ids);
        Nd4jFamily.checkApart(subject, call.rows, call.ids);
        if (call.table.shape().rank() != 2) {
            throw new ShapeMismatchException(
                    subject + " table: expected [rows, width] but got " + call.table.shape() + ". Reshape it.");
        }
        checkNumbers(subject + " ids", call.ids, call.table.shape().size(0));
        int width = call.table.shape().size(1);
        Nd4jFamily.checkShape(
                subject + " rows", call.ids.shape().inserting(call.ids.shape().rank(), width), call.rows);
        return call;
    }

    private static void checkNumbers(String subject, Nd4jTensor numbers, long bound) {
        Nd4jFamily.checkType(subject, DType.INT32, numbers);
        int[] given = new int[numbers.shape().elements()];
        EngineHost.read(numbers.elements(), given, 0);
        for (int i = 0; i < given.length; i++) {
            if (given[i] < 0 || given[i] >= bound) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        subject + ": expected 0 to " + (bound - 1) + " but got " + given[i] + " (element " + i
                                + "). Look at what made the numbers.");
            }
        }
    }
}
