package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.CellRule;
import io.github.rnn4j.tck.cell.GatedCell;

/** Faults that only gradients show. */
final class BrokenGradients {
    private BrokenGradients() {}

    /** The input goes through whole numbers, fine enough that no result shows it. */
    @Breaks(value = CellRule.GRADIENTS, saying = "central difference")
    static class GradientCutByWholeNumbers extends BrokenCellTck {
        GradientCutByWholeNumbers() {
            super(false, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor rounded = ops.cast(ops.scale(1 << 20, inputs), DType.INT32);
                    return super.project(
                            ops, parameters, ops.scale(1.0 / (1 << 20), ops.cast(rounded, inputs.dtype())));
                }
            });
        }
    }

    @Breaks(value = CellRule.PADDING, saying = "expected finite numbers")
    static class DividesByTheLengthOfTheInput extends BrokenCellTck {
        DividesByTheLengthOfTheInput() {
            super(false, (inputSize, hiddenSize, gateBias) -> new GatedCell(inputSize, hiddenSize, gateBias) {
                @Override
                public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                    Tensor squares = ops.sum(ops.multiply(inputs, inputs), 2);
                    Tensor length =
                            ops.reshape(ops.sqrt(squares), inputs.shape().withSize(2, 1));
                    return super.project(ops, parameters, ops.divide(inputs, length));
                }
            });
        }
    }
}
