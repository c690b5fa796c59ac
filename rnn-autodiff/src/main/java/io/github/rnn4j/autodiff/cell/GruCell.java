package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * Gated recurrent unit (Cho et al., EMNLP 2014) as cuDNN and PyTorch compute it, with the reset after the product and two
 * biases: {@code r, z = sigmoid(W_ih x + b_ih + W_hh h + b_hh)}, {@code n = tanh(W_in x + b_in + r (W_hn h + b_hn))}, {@code h'
 * = (1 - z) n + z h}. The gates are stacked r, z, n.
 */
record GruCell(int inputSize, int hiddenSize) implements Cell {
    private static final int GATES = 3;

    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return GateParameters.of(GATES, inputSize, hiddenSize);
    }

    @Override
    public int outputSize() {
        return hiddenSize;
    }

    /** Adds both biases of the reset and update gates; the candidate's second one stands behind the reset. */
    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        Tensor recurrentBias = parameters.get(GateParameters.RECURRENT_BIAS);
        Tensor gates = ops.narrow(recurrentBias, 0, 0, 2 * hiddenSize);
        Tensor none = ops.constant(inputs.dtype(), Shape.of(hiddenSize), 0);
        Tensor bias = ops.add(parameters.get(GateParameters.INPUT_BIAS), ops.concat(List.of(gates, none), 0));
        return ops.affine(inputs, parameters.get(GateParameters.INPUT_WEIGHT), bias);
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor recurrent =
                ops.gemm(GemmForm.TRANSPOSE_B, state.read(0), parameters.get(GateParameters.RECURRENT_WEIGHT));
        Tensor resetGate = ops.sigmoid(ops.add(gate(ops, projected, 0), gate(ops, recurrent, 0)));
        Tensor updateGate = ops.sigmoid(ops.add(gate(ops, projected, 1), gate(ops, recurrent, 1)));
        Tensor bias = ops.narrow(parameters.get(GateParameters.RECURRENT_BIAS), 0, 2 * hiddenSize, hiddenSize);
        Tensor reset = ops.multiply(resetGate, ops.add(gate(ops, recurrent, 2), bias));
        Tensor candidate = ops.tanh(ops.add(gate(ops, projected, 2), reset));
        Tensor hidden = ops.add(candidate, ops.multiply(updateGate, ops.subtract(state.carried(0), candidate)));
        return new CellStep(hidden, List.of(hidden));
    }

    private Tensor gate(Ops ops, Tensor gates, int index) {
        return ops.narrow(gates, 1, index * hiddenSize, hiddenSize);
    }
}
