package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.CellRule;
import io.github.rnn4j.tck.cell.GatedCell;
import io.github.rnn4j.tck.oracle.EagerOps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults in what a cell keeps. */
final class BrokenMemories {
    private BrokenMemories() {}

    @Breaks(value = CellRule.NO_MEMORY, saying = "a second sequence through one cell")
    static class StateKeptInTheCell extends BrokenCellTck {
        StateKeptInTheCell() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                private boolean used;
                private double left;

                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    left = used ? 0.5 : 0;
                    used = true;
                    return super.project(ops, parameters, inputs);
                }

                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    Tensor shift = ops.constant(projected.dtype(), Shape.of(1), left);
                    return super.step(ops, parameters, ops.add(projected, shift), state);
                }
            });
        }
    }

    /** Stands for a field that holds what the last projection left: right as long as sequences do not overlap. */
    @Breaks(value = CellRule.SHARED, saying = "of two at the same step")
    static class ScratchSharedByThreads extends BrokenCellTck {
        ScratchSharedByThreads() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                private volatile int projectedBy;

                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    projectedBy = System.identityHashCode(ops);
                    return super.project(ops, parameters, inputs);
                }

                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    boolean own = projectedBy == System.identityHashCode(ops);
                    return super.step(ops, parameters, own ? projected : ops.scale(0.5, projected), state);
                }
            });
        }
    }

    @Breaks(value = CellRule.SAME_BITS, saying = "made again, bit for bit")
    static class NoiseFromACounter extends BrokenCellTck {
        private static final AtomicInteger MADE = new AtomicInteger();

        NoiseFromACounter() {
            super(
                    true,
                    (inputSize, hiddenSize, gateBias) ->
                            new GatedCell(inputSize, hiddenSize, gateBias + MADE.getAndIncrement() % 2 * 1e-14));
        }
    }

    @Breaks(value = CellRule.OWNS_NOTHING, saying = "still holds a tensor")
    static class TensorKeptInAField extends BrokenCellTck {
        TensorKeptInAField() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                private final List<Tensor> seen = new ArrayList<>();

                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    seen.add(projected);
                    return super.step(ops, parameters, projected, state);
                }
            });
        }
    }

    /** Would break every replay as well, were it not for the condition. */
    @Breaks(value = CellRule.OWNS_NOTHING, saying = "open and unchanged")
    static class ClosesTheOldState extends BrokenCellTck {
        ClosesTheOldState() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    CellStep next = super.step(ops, parameters, projected, state);
                    if (ops instanceof EagerOps) {
                        state.carried(1).close();
                    }
                    return next;
                }
            });
        }
    }
}
