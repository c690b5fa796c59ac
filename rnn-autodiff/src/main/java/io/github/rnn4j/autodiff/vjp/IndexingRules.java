package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rules of {@code gatherRows}, {@code setRows}, {@code scatterAddRows} and {@code reverseByLength}. */
@Internal
public final class IndexingRules {
    private final TensorOps ops;

    /** Creates the rules over the session's operations. */
    public IndexingRules(TensorOps ops) {
        this.ops = ops;
    }

    /** Records the rows named by identifiers. */
    public Operation gatherRows(Tensor table, Tensor ids) {
        Tensor rows = ops.allocate(table.dtype(), rowsShape("gatherRows", table, ids));
        // dTable[ids] += dRows, straight into the sum: the table is much larger than the rows
        Vjp vjp = flow -> {
            if (flow.wants(table)) {
                Tensor dRows = flow.gradient(rows);
                GradientFlow.Target target = flow.target(table);
                Tensor dTable = target.tensor();
                if (target.fresh()) {
                    flow.step(() -> ops.fill(dTable, 0));
                }
                flow.step(() -> ops.scatterAddRows(dTable, ids, dRows));
            }
        };
        return Operation.of(rows, () -> ops.gatherRows(table, ids, rows), vjp, table, ids);
    }

    /** Records a table with the named rows replaced. */
    public Operation setRows(Tensor table, Tensor ids, Tensor rows) {
        checkRows("setRows", table, ids, rows);
        Tensor out = ops.allocate(table.dtype(), table.shape());
        Runnable forward = () -> {
            ops.copy(table, out);
            ops.setRows(out, ids, rows);
        };
        // dTable = dOut with zeros in the named rows, dRows = dOut[ids]
        Vjp vjp = flow -> {
            Tensor dOut = flow.gradient(out);
            Tensor zeros = flow.zeros(rows.dtype(), rows.shape());
            flow.write(
                    table,
                    dTable -> flow.step(() -> {
                        ops.copy(dOut, dTable);
                        ops.setRows(dTable, ids, zeros);
                    }));
            flow.write(rows, dRows -> flow.step(() -> ops.gatherRows(dOut, ids, dRows)));
        };
        return Operation.of(out, forward, vjp, table, ids, rows);
    }

    /** Records a table with rows added to the named ones. */
    public Operation scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        checkRows("scatterAddRows", table, ids, rows);
        Tensor out = ops.allocate(table.dtype(), table.shape());
        Runnable forward = () -> {
            ops.copy(table, out);
            ops.scatterAddRows(out, ids, rows);
        };
        // dTable = dOut, dRows = dOut[ids]
        Vjp vjp = flow -> {
            Tensor dOut = flow.gradient(out);
            flow.pass(table, dOut);
            flow.write(rows, dRows -> flow.step(() -> ops.gatherRows(dOut, ids, dRows)));
        };
        return Operation.of(out, forward, vjp, table, ids, rows);
    }

    /** Records sequences turned round within their lengths. */
    public Operation reverseByLength(Tensor x, Tensor lengths) {
        Operands.type("reverseByLength lengths", DType.INT32, lengths);
        if (x.shape().rank() < 2 || !lengths.shape().equals(Shape.of(x.shape().size(1)))) {
            throw new ShapeMismatchException(
                    "reverseByLength: expected [timeSteps, batch, ..] and lengths [batch] but got " + x.shape()
                            + " and " + lengths.shape());
        }
        Tensor y = ops.allocate(x.dtype(), x.shape());
        // dX = dY turned round the same way
        Vjp vjp = flow -> {
            Tensor dY = flow.gradient(y);
            flow.write(x, dX -> flow.step(() -> ops.reverseByLength(dY, lengths, dX)));
        };
        return Operation.of(y, () -> ops.reverseByLength(x, lengths, y), vjp, x, lengths);
    }

    private static void checkRows(String operation, Tensor table, Tensor ids, Tensor rows) {
        Operands.shape(operation + " rows", rowsShape(operation, table, ids), rows);
        Operands.type(operation + " rows", table.dtype(), rows);
    }

    private static Shape rowsShape(String operation, Tensor table, Tensor ids) {
        Operands.rank(operation + " table", 2, table);
        Operands.type(operation + " ids", DType.INT32, ids);
        Shape shape = ids.shape();
        return shape.inserting(shape.rank(), table.shape().size(1));
    }
}
