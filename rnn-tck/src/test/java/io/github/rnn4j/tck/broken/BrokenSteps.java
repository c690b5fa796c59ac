package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.CellRule;
import io.github.rnn4j.tck.cell.GatedCell;
import io.github.rnn4j.tck.oracle.EagerOps;
import java.util.List;

/** Faults in what a cell computes. */
final class BrokenSteps {
    private BrokenSteps() {}

    @Breaks(value = CellRule.BOTH_TYPES, saying = "expected FLOAT32 but got")
    static class ConstantOfAFixedType extends BrokenCellTck {
        ConstantOfAFixedType() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor projected = super.project(ops, parameters, inputs);
                    return ops.multiply(projected, ops.constant(DType.FLOAT64, Shape.of(1), 1));
                }
            });
        }
    }

    /** A single step goes a way of its own, on which the bias was forgotten. */
    @Breaks(value = CellRule.STEP_BY_STEP, saying = "one step at a time")
    static class WrongAtOneStep extends BrokenCellTck {
        WrongAtOneStep() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor bias = inputs.shape().size(0) == 1 ? null : parameters.get("bias_ih");
                    return ops.affine(inputs, parameters.get("weight_ih"), bias);
                }
            });
        }
    }

    @Breaks(value = CellRule.STEP_BY_STEP, saying = "2 steps, then 3")
    static class ProjectionThatMixesSteps extends BrokenCellTck {
        ProjectionThatMixesSteps() {
            super(false, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor mean = ops.scale(1.0 / inputs.shape().size(0), ops.sum(inputs, 0));
                    return super.project(ops, parameters, ops.subtract(inputs, mean));
                }
            });
        }
    }

    @Breaks(value = CellRule.ROWS_ALONE, saying = "row 0 of a batch")
    static class NormalisedOverTheBatch extends BrokenCellTck {
        NormalisedOverTheBatch() {
            super(false, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    Tensor mean = ops.scale(1.0 / projected.shape().size(0), ops.sum(projected, 0));
                    return super.step(ops, parameters, ops.add(1, projected, -0.5, mean), state);
                }
            });
        }
    }

    @Breaks(value = CellRule.REPLAY, saying = "replayed with numbers 0")
    static class OtherwiseWhenRecorded extends BrokenCellTck {
        OtherwiseWhenRecorded() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor projected = super.project(ops, parameters, inputs);
                    return ops instanceof EagerOps ? projected : ops.scale(0.5, projected);
                }
            });
        }
    }

    @Breaks(value = CellRule.NOTHING_IGNORED, saying = "expected bias_hh to change a result")
    static class IgnoredBias extends BrokenCellTck {
        IgnoredBias() {
            super(false, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    return super.step(
                            ops,
                            name -> name.equals("bias_hh")
                                    ? ops.constant(projected.dtype(), Shape.of(1), 0)
                                    : parameters.get(name),
                            projected,
                            state);
                }
            });
        }
    }

    @Breaks(value = CellRule.READ_AND_CARRIED, saying = "with nothing to read and another weight_hh")
    static class ProductOfWhatIsCarried extends BrokenCellTck {
        ProductOfWhatIsCarried() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    CellState carried = CellState.of(List.of(state.carried(0), state.carried(1)));
                    return super.step(ops, parameters, projected, carried);
                }
            });
        }
    }

    @Breaks(value = CellRule.READ_AND_CARRIED, saying = "without weights on the state, reading other numbers")
    static class CarriesWhatIsRead extends BrokenCellTck {
        CarriesWhatIsRead() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    CellState read = CellState.of(List.of(state.read(0), state.read(1)));
                    return super.step(ops, parameters, projected, read);
                }
            });
        }
    }

    @Breaks(value = CellRule.FORMULA, saying = "by plain loops")
    static class SwappedGates extends BrokenCellTck {
        SwappedGates() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep next(Ops ops, Tensor update, Tensor candidate, Tensor memory) {
                    return super.next(ops, ops.oneMinus(update), candidate, memory);
                }
            });
        }
    }

    @Breaks(value = CellRule.FORMULA, saying = "by plain loops")
    static class TransposedWeight extends BrokenCellTck {
        TransposedWeight() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    return super.step(
                            ops,
                            name -> name.equals("weight_hh")
                                    ? eachGateTransposed(ops, parameters.get(name))
                                    : parameters.get(name),
                            projected,
                            state);
                }

                private Tensor eachGateTransposed(Ops ops, Tensor weight) {
                    Tensor gates = ops.reshape(weight, Shape.of(2, hiddenSize, hiddenSize));
                    return ops.reshape(ops.transpose(gates, 0, 2, 1), weight.shape());
                }
            });
        }
    }
}
