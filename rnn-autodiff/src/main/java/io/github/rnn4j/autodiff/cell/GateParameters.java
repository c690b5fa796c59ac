package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** The parameters of cells as PyTorch and cuDNN name and stack them: two weights, two biases, all gates in each. */
final class GateParameters {
    static final String INPUT_WEIGHT = "weight_ih";
    static final String RECURRENT_WEIGHT = "weight_hh";
    static final String INPUT_BIAS = "bias_ih";
    static final String RECURRENT_BIAS = "bias_hh";

    private GateParameters() {}

    static List<ParameterSpec> of(int gates, int inputSize, int hiddenSize) {
        int rows = gates * hiddenSize;
        return List.of(
                new ParameterSpec(INPUT_WEIGHT, Shape.of(rows, inputSize), Role.INPUT_WEIGHT, gates),
                new ParameterSpec(RECURRENT_WEIGHT, Shape.of(rows, hiddenSize), Role.RECURRENT_WEIGHT, gates),
                new ParameterSpec(INPUT_BIAS, Shape.of(rows), Role.BIAS, gates),
                new ParameterSpec(RECURRENT_BIAS, Shape.of(rows), Role.BIAS, gates));
    }

    /**
     * Projects the inputs of all gates. Adds both biases here, so that their gradients take one sum a sequence and not one a
     * step.
     */
    static Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        Tensor bias = ops.add(parameters.get(INPUT_BIAS), parameters.get(RECURRENT_BIAS));
        return ops.affine(inputs, parameters.get(INPUT_WEIGHT), bias);
    }

    /** Returns those of a cell whose gates look at the input alone. */
    static List<ParameterSpec> ofInput(int gates, int inputSize, int hiddenSize) {
        List<ParameterSpec> all = of(gates, inputSize, hiddenSize);
        return List.of(all.get(0), all.get(2));
    }
}
