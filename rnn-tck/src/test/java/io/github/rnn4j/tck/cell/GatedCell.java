package io.github.rnn4j.tck.cell;

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
 * A sound cell with two gates, two states and an option, made to be broken: {@code u = σ(a)}, {@code m' = u m + (1 - u)
 * tanh(c)}, {@code h' = tanh(m')}, {@code [a, c] = W_ih x + b_ih + W_hh h + b_hh}, {@code a} shifted by the option.
 */
public class GatedCell implements Cell {
    protected final int inputSize;
    protected final int hiddenSize;
    protected final double gateBias;

    /** Makes a cell. */
    public GatedCell(int inputSize, int hiddenSize, double gateBias) {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.gateBias = gateBias;
    }

    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec(StateSpec.HIDDEN, hiddenSize), new StateSpec("memory", hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec("weight_ih", Shape.of(2 * hiddenSize, inputSize), Role.INPUT_WEIGHT, 2),
                new ParameterSpec("weight_hh", Shape.of(2 * hiddenSize, hiddenSize), Role.RECURRENT_WEIGHT, 2),
                new ParameterSpec("bias_ih", Shape.of(2 * hiddenSize), Role.BIAS, 2),
                new ParameterSpec("bias_hh", Shape.of(2 * hiddenSize), Role.BIAS, 2));
    }

    @Override
    public int outputSize() {
        return hiddenSize;
    }

    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        return ops.affine(inputs, parameters.get("weight_ih"), parameters.get("bias_ih"));
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor carried = ops.gemm(GemmForm.TRANSPOSE_B, state.read(0), parameters.get("weight_hh"));
        Tensor gates = ops.add(ops.add(projected, carried), parameters.get("bias_hh"));
        Tensor shift = ops.constant(gates.dtype(), Shape.of(1), gateBias);
        return next(
                ops,
                ops.sigmoid(ops.add(ops.narrow(gates, 1, 0, hiddenSize), shift)),
                ops.tanh(ops.narrow(gates, 1, hiddenSize, hiddenSize)),
                state.carried(1));
    }

    /** Mixes memory and candidate. */
    public CellStep next(Ops ops, Tensor update, Tensor candidate, Tensor memory) {
        Tensor mixed = ops.add(ops.multiply(update, memory), ops.multiply(ops.oneMinus(update), candidate));
        Tensor hidden = ops.tanh(mixed);
        return new CellStep(hidden, List.of(hidden, mixed));
    }
}
