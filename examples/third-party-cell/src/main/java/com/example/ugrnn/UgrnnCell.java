package com.example.ugrnn;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
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
 * The update gate RNN of Collins, Sohl-Dickstein and Sussillo, "Capacity and Trainability in Recurrent Neural Networks" (ICLR
 * 2017): one gate decides how much of the state is kept.
 *
 * <pre>{@code
 * [a, g] = W_ih x + b_ih + W_hh h + b_hh
 * h'     = u h + (1 - u) tanh(a),  u = σ(g + gateBias)
 * }</pre>
 */
record UgrnnCell(int inputSize, int hiddenSize, double gateBias) implements Cell {
    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        int rows = 2 * hiddenSize;
        return List.of(
                new ParameterSpec("weight_ih", Shape.of(rows, inputSize), Role.INPUT_WEIGHT, 2),
                new ParameterSpec("weight_hh", Shape.of(rows, hiddenSize), Role.RECURRENT_WEIGHT, 2),
                new ParameterSpec("bias_ih", Shape.of(rows), Role.BIAS, 2),
                new ParameterSpec("bias_hh", Shape.of(rows), Role.BIAS, 2));
    }

    @Override
    public int outputSize() {
        return hiddenSize;
    }

    /** The product that needs no state, for all steps at once, and both biases: none of it is left for the steps. */
    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        Tensor bias = ops.add(parameters.get("bias_ih"), parameters.get("bias_hh"));
        return ops.affine(inputs, parameters.get("weight_ih"), bias);
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor recurrent = ops.gemm(GemmForm.TRANSPOSE_B, state.read(0), parameters.get("weight_hh"));
        Tensor both = ops.add(projected, recurrent);
        Tensor candidate = ops.tanh(ops.narrow(both, 1, 0, hiddenSize));
        Tensor gate = ops.narrow(both, 1, hiddenSize, hiddenSize);
        Tensor update = ops.sigmoid(ops.add(gate, ops.constant(gate.dtype(), Shape.of(1), gateBias)));
        Tensor kept = ops.multiply(update, state.carried(0));
        Tensor next = ops.add(kept, ops.multiply(ops.oneMinus(update), candidate));
        return new CellStep(next, List.of(next));
    }
}
