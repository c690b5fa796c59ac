package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.IndexingOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** {@code gatherRows}, {@code setRows}, {@code scatterAddRows}, {@code reverseByLength}. */
final class CpuIndexingOps implements IndexingOps {
    private final CpuOperands operands;
    private final RowMove move;

    CpuIndexingOps(CpuSession session) {
        this.operands = session.operands();
        this.move = new RowMove(session.backend().pool());
    }

    @Override
    public void gatherRows(Tensor table, Tensor ids, Tensor out) {
        CpuTensor from = operands.open(table, "table");
        CpuTensor to = operands.result(out, "out", from.dtype(), from);
        int[] rows = checked(from, ids, to, "out");
        move.gather(
                from.array(),
                rows,
                to.array(),
                to.shape().elements(),
                from.shape().size(1));
    }

    @Override
    public void setRows(Tensor table, Tensor ids, Tensor rows) {
        CpuTensor to = operands.open(table, "table");
        CpuTensor from = operands.result(rows, "rows", to.dtype(), to);
        int[] targets = checked(to, ids, from, "rows");
        move.set(
                from.array(),
                targets,
                to.array(),
                from.shape().elements(),
                to.shape().size(1));
    }

    @Override
    public void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        CpuTensor to = operands.open(table, "table");
        CpuTensor from = operands.result(rows, "rows", to.dtype(), to);
        int[] targets = checked(to, ids, from, "rows");
        move.add(
                CpuTypes.elements(to.dtype()),
                from.array(),
                targets,
                to.array(),
                from.shape().elements(),
                to.shape().size(1));
    }

    /** Checks shapes and identifiers, and returns the latter. */
    private int[] checked(CpuTensor table, Tensor ids, CpuTensor rows, String name) {
        CpuTensor named = operands.open(ids, "ids", DType.INT32);
        CpuOperands.expect(table.shape().rank() == 2, "table", "[rows, width]", table);
        boolean fits = rows.shape().rank() == named.shape().rank() + 1
                && rows.shape().size(-1) == table.shape().size(1);
        for (int axis = 0; fits && axis < named.shape().rank(); axis++) {
            fits = rows.shape().size(axis) == named.shape().size(axis);
        }
        CpuOperands.expect(fits, name, "the shape of ids and the table's width", rows);
        return CpuOperands.rowNumbers(named, "ids", table);
    }

    @Override
    public void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        CpuTensor from = operands.open(x, "x");
        CpuTensor to = operands.result(out, "out", from.dtype(), from);
        CpuTensor used = operands.open(lengths, "lengths", DType.INT32);
        CpuOperands.expect(from.shape().rank() >= 2, "x", "[timeSteps, batch, ..]", from);
        CpuOperands.expectShape(to, "out", from.shape());
        int steps = from.shape().size(0);
        int batch = from.shape().size(1);
        CpuOperands.expect(used.shape().rank() == 1 && used.shape().size(0) == batch, "lengths", "[batch]", used);
        int[] numbers = CpuTypes.INTS.cast(used.array());
        SequencePacking.checkLengths(numbers, steps, batch);
        int width = steps * batch == 0 ? 0 : from.shape().elements() / (steps * batch);
        Object read = from.array();
        Object written = to.array();
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < batch; b++) {
                int source = t < numbers[b] ? numbers[b] - 1 - t : t;
                System.arraycopy(read, (source * batch + b) * width, written, (t * batch + b) * width, width);
            }
        }
    }
}
