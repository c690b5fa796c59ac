package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The same rows of some tables, side by side, for operations on whole tensors. The copies belong to the innermost open scope. */
final class RowCopies {
    private final OptimizerOps ops;
    private final Tensor ids;
    private final List<Tensor> tables = new ArrayList<>();
    private final List<Tensor> copies = new ArrayList<>();

    /** @param ids INT32 {@code [count]}, each named once */
    RowCopies(OptimizerOps ops, Tensor ids) {
        this.ops = ops;
        this.ids = ids;
    }

    /** Returns a copy of the rows of a table, {@code [count, width]}. */
    Tensor of(Tensor table) {
        Tensor copy = ops.allocate(
                table.dtype(), table.shape().withSize(0, ids.shape().size(0)));
        ops.gatherRows(table, ids, copy);
        tables.add(table);
        copies.add(copy);
        return copy;
    }

    /** Overwrites the rows of all tables by their copies. */
    void giveBack() {
        for (int i = 0; i < tables.size(); i++) {
            ops.setRows(tables.get(i), ids, copies.get(i));
        }
    }
}
