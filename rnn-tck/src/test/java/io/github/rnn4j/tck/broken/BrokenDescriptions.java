package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.CellRule;
import io.github.rnn4j.tck.cell.GatedCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Faults in what a cell says of itself. */
final class BrokenDescriptions {
    private BrokenDescriptions() {}

    @Breaks(value = CellRule.STATE_PARTS, saying = "names of the parts of the state")
    static class TwoStatesOfOneName extends BrokenCellTck {
        TwoStatesOfOneName() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public List<StateSpec> state() {
                    return List.of(
                            new StateSpec(StateSpec.HIDDEN, hiddenSize), new StateSpec(StateSpec.HIDDEN, hiddenSize));
                }
            });
        }
    }

    @Breaks(value = CellRule.PARAMETER_NAMES, saying = "name of a parameter with role RECURRENT_WEIGHT")
    static class BiasWithTheRoleOfAWeight extends BrokenCellTck {
        BiasWithTheRoleOfAWeight() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public List<ParameterSpec> parameters() {
                    List<ParameterSpec> specs = new ArrayList<>(super.parameters());
                    specs.set(3, new ParameterSpec("bias_hh", Shape.of(2 * hiddenSize), Role.RECURRENT_WEIGHT, 2));
                    return specs;
                }
            });
        }
    }

    @Breaks(value = CellRule.INITIAL_OFFSETS, saying = "values of the initial offset of 'bias_ih'")
    static class OffsetOfOneGateOnly extends BrokenCellTck {
        OffsetOfOneGateOnly() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public double[] initialOffset(ParameterSpec parameter) {
                    return new double[parameter.name().equals("bias_ih") ? hiddenSize : 0];
                }
            });
        }
    }

    @Breaks(value = CellRule.SAME_DESCRIPTION, saying = "asked again")
    static class ParametersInChangingOrder extends BrokenCellTck {
        ParametersInChangingOrder() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                private boolean asked;

                @Override
                public List<ParameterSpec> parameters() {
                    List<ParameterSpec> specs = new ArrayList<>(super.parameters());
                    if (asked) {
                        Collections.reverse(specs);
                    }
                    asked = !asked;
                    return specs;
                }
            });
        }
    }

    @Breaks(value = CellRule.SHAPES, saying = "what project() returns")
    static class ProjectionOfFourAxes extends BrokenCellTck {
        ProjectionOfFourAxes() {
            super(true, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor projected = super.project(ops, parameters, inputs);
                    return ops.reshape(
                            projected, projected.shape().inserting(2, 2).withSize(3, hiddenSize));
                }

                @Override
                public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                    return super.step(
                            ops,
                            parameters,
                            ops.reshape(projected, projected.shape().without(2).withSize(1, 2 * hiddenSize)),
                            state);
                }
            });
        }
    }
}
