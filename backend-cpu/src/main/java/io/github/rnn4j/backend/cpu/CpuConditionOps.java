package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ConditionOps;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;

/** {@code compare} and {@code select}. */
final class CpuConditionOps implements ConditionOps {
    private final CpuBroadcast broadcast;

    CpuConditionOps(CpuBroadcast broadcast) {
        this.broadcast = broadcast;
    }

    @Override
    public void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        BinaryOp op =
                switch (relation) {
                    case EQUAL -> BinaryOp.EQUAL;
                    case LESS -> BinaryOp.LESS;
                    case LESS_OR_EQUAL -> BinaryOp.LESS_OR_EQUAL;
                };
        broadcast.binary(op, 1, left, 1, right, out);
    }

    @Override
    public void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        broadcast.select(condition, left, right, out);
    }
}
