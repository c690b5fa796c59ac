package io.github.rnn4j.tck.broken;

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

/** A gated recurrent unit that resets the state before the product, as Cho et al. wrote it and PyTorch does not. */
record ResetFirstGru(Cell gru, int hiddenSize) implements Cell {
    @Override
    public List<StateSpec> state() {
        return gru.state();
    }

    @Override
    public List<ParameterSpec> parameters() {
        return gru.parameters();
    }

    @Override
    public int outputSize() {
        return gru.outputSize();
    }

    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        return gru.project(ops, parameters, inputs);
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor before = state.read(0);
        Tensor weight = parameters.get("weight_hh");
        Tensor recurrent = ops.gemm(GemmForm.TRANSPOSE_B, before, weight);
        Tensor reset = ops.sigmoid(ops.add(gate(ops, projected, 0), gate(ops, recurrent, 0)));
        Tensor update = ops.sigmoid(ops.add(gate(ops, projected, 1), gate(ops, recurrent, 1)));
        Tensor kept = ops.gemm(
                GemmForm.TRANSPOSE_B, ops.multiply(reset, before), ops.narrow(weight, 0, 2 * hiddenSize, hiddenSize));
        Tensor bias = ops.narrow(parameters.get("bias_hh"), 0, 2 * hiddenSize, hiddenSize);
        Tensor candidate = ops.tanh(ops.add(gate(ops, projected, 2), ops.add(kept, bias)));
        Tensor hidden = ops.add(candidate, ops.multiply(update, ops.subtract(state.carried(0), candidate)));
        return new CellStep(hidden, List.of(hidden));
    }

    private Tensor gate(Ops ops, Tensor gates, int index) {
        return ops.narrow(gates, 1, index * hiddenSize, hiddenSize);
    }
}
