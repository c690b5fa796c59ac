package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import io.github.rnn4j.api.backend.IndexingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Rows by number. Numbers are fetched and checked before any row moves: not every operation of the engine checks them, and what
 * it says about those that do not fit is not for users.
 */
interface DjlIndexingOps extends DjlFamily, IndexingOps {
    @Override
    default void gatherRows(Tensor table, Tensor ids, Tensor out) {
        Rows rows = rows("gatherRows", table, ids, out);
        if (rows.isEmpty()) {
            return;
        }
        session().compute(call -> {
            rows.checkNumbers(call);
            call.store(rowsOf(call.read(rows.table), call.read(rows.ids)), rows.rows);
        });
    }

    /** In place: a table is large, and few of its rows change. */
    @Override
    default void setRows(Tensor table, Tensor ids, Tensor rows) {
        Rows call = rows("setRows", table, ids, rows);
        if (call.isEmpty()) {
            return;
        }
        session().compute(work -> {
            call.checkNumbers(work);
            NDArray numbers =
                    work.own(work.read(call.ids, Shape.of(call.count())).toType(DataType.INT64, true));
            work.read(call.table).set(new NDIndex("{}", numbers), work.read(call.rows, call.flat()));
        });
    }

    /**
     * In place. The rows are the elements of a sparse table, which the engine adds to the dense one row by row, in order; it has
     * no scattered sum that DJL could reach.
     */
    @Override
    default void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        Rows call = rows("scatterAddRows", table, ids, rows);
        if (call.isEmpty()) {
            return;
        }
        session().compute(work -> {
            call.checkNumbers(work);
            NDArray numbers =
                    work.own(work.read(call.ids, Shape.of(1, call.count())).toType(DataType.INT64, true));
            NDArray sparse = work.own(
                    DjlEngine.sparse(numbers, work.read(call.rows, call.flat()), DjlTypes.of(call.table.shape())));
            work.read(call.table).addi(sparse);
        });
    }

    @Override
    default void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        DjlTensor operand = use("reverseByLength", x);
        DjlTensor used = use("reverseByLength lengths", lengths);
        DjlTensor result = use("reverseByLength out", out);
        DjlFamily.checkSameType("reverseByLength", operand, result);
        DjlFamily.checkApart("reverseByLength out", operand, result);
        DjlFamily.checkShape("reverseByLength out", operand.shape(), result);
        DjlFamily.checkType("reverseByLength lengths", DType.INT32, used);
        if (operand.shape().rank() < 2) {
            throw new ShapeMismatchException(
                    "reverseByLength: expected [timeSteps, batch, ..] but got " + operand.shape() + ". Reshape it.");
        }
        int steps = operand.shape().size(0);
        int batch = operand.shape().size(1);
        DjlFamily.checkShape("reverseByLength lengths", Shape.of(batch), used);
        session().compute(call -> {
            int[] numbers = numbers(call, "reverseByLength lengths", used, steps + 1);
            if (operand.shape().elements() > 0) {
                Shape table = Shape.of(steps * batch, operand.shape().elements() / (steps * batch));
                NDArray order = call.whole(reversed(numbers, steps), Shape.of(steps * batch));
                call.store(rowsOf(call.read(operand, table), order), table, result);
            }
        });
    }

    /** Returns, for each step of each sequence, the row of {@code [timeSteps * batch]} that it comes from. */
    private static int[] reversed(int[] lengths, int steps) {
        int batch = lengths.length;
        int[] order = new int[steps * batch];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < batch; b++) {
                order[t * batch + b] = (t < lengths[b] ? lengths[b] - 1 - t : t) * batch + b;
            }
        }
        return order;
    }

    private static NDArray rowsOf(NDArray table, NDArray numbers) {
        return table.getNDArrayInternal()
                .embedding(numbers, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /** The operands of a call that goes by row numbers. */
    record Rows(String subject, DjlTensor table, DjlTensor ids, DjlTensor rows) {
        boolean isEmpty() {
            return ids.shape().elements() == 0;
        }

        int count() {
            return ids.shape().elements();
        }

        /** Returns the rows' shape with one axis for the numbers. */
        Shape flat() {
            return Shape.of(count(), table.shape().size(1));
        }

        void checkNumbers(DjlCall call) {
            numbers(call, subject + " ids", ids, table.shape().size(0));
        }
    }

    private Rows rows(String subject, Tensor table, Tensor ids, Tensor rows) {
        Rows call = new Rows(
                subject, use(subject + " table", table), use(subject + " ids", ids), use(subject + " rows", rows));
        DjlFamily.checkSameType(subject, call.table, call.rows);
        DjlFamily.checkApart(subject, call.table, call.rows);
        DjlFamily.checkType(subject + " ids", DType.INT32, call.ids);
        if (call.table.shape().rank() != 2) {
            throw new ShapeMismatchException(
                    subject + " table: expected [rows, width] but got " + call.table.shape() + ". Reshape it.");
        }
        Shape named = call.ids.shape();
        int width = call.table.shape().size(1);
        DjlFamily.checkShape(subject + " rows", named.inserting(named.rank(), width), call.rows);
        return call;
    }

    /** Fetches whole numbers, each to be from 0 to below the bound. */
    private static int[] numbers(DjlCall call, String subject, DjlTensor tensor, int bound) {
        int[] numbers = new int[tensor.shape().elements()];
        if (numbers.length > 0) {
            call.host(call.read(tensor)).asIntBuffer().get(numbers);
        }
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] >= bound) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        subject + ": expected 0 to " + (bound - 1) + " but got " + numbers[i] + " (element " + i
                                + "). Look at what made the numbers.");
            }
        }
        return numbers;
    }
}
