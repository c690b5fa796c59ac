package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps over the rows of a table that a batch uses: they are copied out, take the step side by side, and are copied back, so that
 * every rule works on them as on a whole block. All other rows keep parameter and moments. Row 0 stands for "nothing" and is never
 * among them. Confined to the session's thread.
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
     * Copies the rows of a batch out, into the innermost open scope, which must stay open until the turn is taken.
     *
     * @param batchIds all that the batch looked up, in any order
     */
    BlockTurn turn(int[] batchIds) {
        distinct.collect(batchIds);
        Tensor ids = ops.allocate(DType.INT32, Shape.of(distinct.count()));
        ops.upload(distinct.sorted(), 0, ids);
        StepTensors rows = new StepTensors(
                gather(table.parameter(), ids),
                gather(table.gradient(), ids),
                table.moments().stream().map(moment -> gather(moment, ids)).toList(),
                gatherMarks(table.weights(), ids));
        BlockStep step = rule.on(rows, control);
        return new BlockTurn(block, rows.gradient(), learningRate -> {
            step.take(learningRate);
            giveBack(ids, rows);
        });
    }

    private Tensor gather(Tensor whole, Tensor ids) {
        Tensor rows = ops.allocate(
                whole.dtype(), whole.shape().withSize(0, ids.shape().size(0)));
        ops.gatherRows(whole, ids, rows);
        return rows;
    }

    private @Nullable Tensor gatherMarks(@Nullable Tensor whole, Tensor ids) {
        return whole == null ? null : gather(whole, ids);
    }

    /** The gradient is 0 by now, so that it becomes 0 in the table too. */
    private void giveBack(Tensor ids, StepTensors rows) {
        ops.setRows(table.parameter(), ids, rows.parameter());
        ops.setRows(table.gradient(), ids, rows.gradient());
        List<Tensor> moments = rows.moments();
        for (int i = 0; i < moments.size(); i++) {
            ops.setRows(table.moments().get(i), ids, moments.get(i));
        }
    }
}
