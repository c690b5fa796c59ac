package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** An Elman cell's parameters, without its arithmetic. */
record ElmanCell(int inputSize, int hiddenSize) implements Cell {
    static final CellProvider PROVIDER = new CellProvider() {
        @Override
        public String type() {
            return CellSpec.RNN;
        }

        @Override
        public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
            return new ElmanCell(inputSize, hiddenSize);
        }
    };

    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec("weight_ih", Shape.of(hiddenSize, inputSize), ParameterSpec.Role.INPUT_WEIGHT, 1),
                new ParameterSpec(
                        "weight_hh", Shape.of(hiddenSize, hiddenSize), ParameterSpec.Role.RECURRENT_WEIGHT, 1),
                new ParameterSpec("bias_ih", Shape.of(hiddenSize), ParameterSpec.Role.BIAS, 1),
                new ParameterSpec("bias_hh", Shape.of(hiddenSize), ParameterSpec.Role.BIAS, 1));
    }

    @Override
    public int outputSize() {
        return hiddenSize;
    }

    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        throw new UnsupportedOperationException("parameters only");
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        throw new UnsupportedOperationException("parameters only");
    }
}
