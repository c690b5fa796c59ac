package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Steps over the rows of a table that a batch uses. All other rows keep parameter and moments. Row 0 stands for "nothing" and is
 * never among them. Confined to the session's thread.
 */
final class UsedRows {
    private final TensorOps ops;
    private final UpdateRule rule;
    private final StepControl control;
    private final ParameterBlock block;
    private final StepTensors table;
    private final DistinctIds distinct;

    /**
     * @param block the table, {@code [rows, width]}
     * @param table its tensors and those of its gradient and moments, whole
     */
    UsedRows(TensorOps ops, UpdateRule rule, StepControl control, ParameterBlock block, StepTensors table) {
        this.ops = ops;
        this.rule = rule;
        this.control = control;
        this.block = block;
        this.table = table;
        this.distinct = new DistinctIds(table.parameter().shape().size(0));
    }

    /**
     * Returns the turn on the rows of a batch; their numbers belong to the innermost open scope, which must stay open until the turn is
     * taken.
     *
     * @param batchIds all that the batch looked up, in any order
     */
    BlockTurn turn(int[] batchIds) {
        distinct.collect(batchIds);
        Tensor ids = ops.allocate(DType.INT32, Shape.of(distinct.count()));
        ops.upload(distinct.sorted(), 0, ids);
        StepTensors rows = table.withRows(ids);
        return new BlockTurn(block, rows, rule.on(rows, control));
    }
}
