package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;

/**
 * Rows of a table that no step changes: their gradient is 0 before it counts for the norm, so that their moments stay 0, and they do not
 * decay. Confined to the session's thread.
 */
final class FrozenRows {
    private final TensorOps ops;
    private final Tensor gradient;
    private final int[] ids;
    private final boolean[] frozen;
    private final DistinctIds distinct;

    /**
     * @param gradient of the table, {@code [rows, width]}
     * @param ids numbers of the rows that stay
     */
    FrozenRows(TensorOps ops, Tensor gradient, int[] ids) {
        this.ops = ops;
        this.gradient = gradient;
        this.ids = ids;
        int rows = gradient.shape().size(0);
        this.frozen = new boolean[rows];
        for (int id : ids) {
            frozen[id] = true;
        }
        this.distinct = new DistinctIds(rows);
    }

    /**
     * Sets the gradient of those that a batch uses to 0; that of the others is 0.
     *
     * @param batchIds all that the batch looked up, in any order
     */
    void clearGradient(int[] batchIds) {
        clear(gradient, Arrays.stream(batchIds).filter(id -> frozen[id]).toArray());
    }

    /** Sets them to 0 in the marks of what decays, {@code [rows, width]}. */
    void clearMarks(Tensor marks) {
        clear(marks, ids);
    }

    private void clear(Tensor table, int[] rows) {
        distinct.collect(rows);
        if (distinct.count() == 0) {
            return;
        }
        try (Scope scope = ops.openScope()) {
            Tensor numbers = ops.allocate(DType.INT32, Shape.of(distinct.count()));
            ops.upload(distinct.sorted(), 0, numbers);
            ops.setRows(
                    table, numbers, ops.allocate(table.dtype(), table.shape().withSize(0, distinct.count())));
        }
    }
}
