package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** Makes {@value CellSpec#MINGRU}: {@code z = sigmoid(W_z x + b_z)}, {@code h' = (1 - z) h + z (W_h x + b_h)}. Thread-safe. */
@Experimental
public final class MinGruCellProvider extends BuiltInCellProvider {
    /** Creates the provider. */
    public MinGruCellProvider() {
        super(CellSpec.MINGRU);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new MinGruCell(inputSize, hiddenSize);
    }

    /** The gate looks at the input alone (Feng et al., "Were RNNs all we needed?", arXiv 2410.01201). Stacked z, h. */
    private record MinGruCell(int inputSize, int hiddenSize) implements Cell {
        @Override
        public List<StateSpec> state() {
            return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize));
        }

        @Override
        public List<ParameterSpec> parameters() {
            return GateParameters.ofInput(2, inputSize, hiddenSize);
        }

        @Override
        public int outputSize() {
            return hiddenSize;
        }

        @Override
        public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
            return ops.affine(
                    inputs, parameters.get(GateParameters.INPUT_WEIGHT), parameters.get(GateParameters.INPUT_BIAS));
        }

        @Override
        public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
            Tensor updateGate = ops.sigmoid(ops.narrow(projected, 1, 0, hiddenSize));
            Tensor change = ops.subtract(ops.narrow(projected, 1, hiddenSize, hiddenSize), state.carried(0));
            Tensor hidden = ops.add(state.carried(0), ops.multiply(updateGate, change));
            return new CellStep(hidden, List.of(hidden));
        }
    }
}
