package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.backend.GemmForm;
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

/**
 * A cell with two states of different widths, of which the hidden one comes second, and an output that is neither: {@code m' =
 * σ(P x) m / 2 + V h}, {@code h' = tanh(U m')}, {@code y = [h', h'²]}.
 */
record TwoStateCell(int inputSize, int hiddenSize) implements Cell {
    static final CellSpec SPEC = CellSpec.of("test/two-state");

    static CellProvider provider() {
        return new CellProvider() {
            @Override
            public String type() {
                return SPEC.type();
            }

            @Override
            public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
                return new TwoStateCell(inputSize, hiddenSize);
            }
        };
    }

    private int memory() {
        return hiddenSize + 1;
    }

    @Override
    public List<StateSpec> state() {
        return List.of(new StateSpec("memory", memory()), new StateSpec(StateSpec.HIDDEN, hiddenSize));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec("p", Shape.of(memory(), inputSize), ParameterSpec.Role.INPUT_WEIGHT, 1),
                new ParameterSpec("v", Shape.of(memory(), hiddenSize), ParameterSpec.Role.RECURRENT_WEIGHT, 1),
                new ParameterSpec("u", Shape.of(hiddenSize, memory()), ParameterSpec.Role.RECURRENT_WEIGHT, 1));
    }

    @Override
    public int outputSize() {
        return 2 * hiddenSize;
    }

    @Override
    public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
        return ops.scale(0.5, ops.sigmoid(ops.affine(inputs, parameters.get("p"), null)));
    }

    @Override
    public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
        Tensor carried = ops.gemm(GemmForm.TRANSPOSE_B, state.read(1), parameters.get("v"));
        Tensor memory = ops.add(ops.multiply(projected, state.carried(0)), carried);
        Tensor hidden = ops.tanh(ops.gemm(GemmForm.TRANSPOSE_B, memory, parameters.get("u")));
        return new CellStep(ops.concat(List.of(hidden, ops.multiply(hidden, hidden)), 1), List.of(memory, hidden));
    }
}
