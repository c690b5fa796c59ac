package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * Elman's cell (Cognitive Science 14, 1990): {@code h' = activation(W_ih x + b_ih + b_hh + W_hh h)}; the output is the state.
 */
record RnnCell(Activation activation, int inputSize, int hiddenSize) implements Cell {
    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return GateParameters.of(1, inputSize, hiddenSize);
    }

    @Override
    public int outputSize() {
        return hiddenSize;
    }

    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        return GateParameters.project(ops, parameters, inputs);
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor recurrent =
                ops.gemm(GemmForm.TRANSPOSE_B, state.read(0), parameters.get(GateParameters.RECURRENT_WEIGHT));
        Tensor hidden = activation.apply(ops, ops.add(projected, recurrent));
        return new CellStep(hidden, List.of(hidden));
    }
}
