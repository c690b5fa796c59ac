package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** Elman's cell (Cognitive Science 14, 1990): {@code h' = tanh(W_ih x + b_ih + b_hh + W_hh h)}; the output is the state. */
record RnnCell(int inputSize, int hiddenSize) implements Cell {
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

    /** Adds both biases here, so that their gradients take one sum a sequence and not one a step. */
    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        Tensor bias = ops.add(parameters.get("bias_ih"), parameters.get("bias_hh"));
        return ops.affine(inputs, parameters.get("weight_ih"), bias);
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, List<Tensor> state) {
        Tensor recurrent = ops.gemm(GemmForm.TRANSPOSE_B, state.get(0), parameters.get("weight_hh"));
        Tensor hidden = ops.tanh(ops.add(projected, recurrent));
        return new CellStep(hidden, List.of(hidden));
    }
}
