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
import java.util.Arrays;
import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, Neural Computation 9(8), 1997) with the forget gate of Gers,
 * Schmidhuber and Cummins (2000), without peepholes: {@code i, f, o = sigmoid(..)}, {@code g = tanh(..)} of {@code W_ih x +
 * b_ih + b_hh + W_hh h}; {@code c' = f c + i g}, {@code h' = o tanh(c')}. The gates are stacked i, f, g, o.
 *
 * @param forgetBias what is added to the first values of the forget gate's bias
 */
record LstmCell(int inputSize, int hiddenSize, double forgetBias) implements Cell {
    private static final int GATES = 4;
    private static final String CELL = "cell";

    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize), new StateSpec(CELL, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return GateParameters.of(GATES, inputSize, hiddenSize);
    }

    @Override
    public double[] initialOffset(ParameterSpec parameter) {
        if (!parameter.name().equals(GateParameters.INPUT_BIAS)) {
            return new double[0];
        }
        double[] offset = new double[GATES * hiddenSize];
        Arrays.fill(offset, hiddenSize, 2 * hiddenSize, forgetBias);
        return offset;
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
        Tensor gates = ops.add(projected, recurrent);
        Tensor inputGate = ops.sigmoid(gate(ops, gates, 0));
        Tensor forgetGate = ops.sigmoid(gate(ops, gates, 1));
        Tensor candidate = ops.tanh(gate(ops, gates, 2));
        Tensor outputGate = ops.sigmoid(gate(ops, gates, 3));
        Tensor cell = ops.add(ops.multiply(forgetGate, state.carried(1)), ops.multiply(inputGate, candidate));
        Tensor hidden = ops.multiply(outputGate, ops.tanh(cell));
        return new CellStep(hidden, List.of(hidden, cell));
    }

    private Tensor gate(Ops ops, Tensor gates, int index) {
        return ops.narrow(gates, 1, index * hiddenSize, hiddenSize);
    }
}
