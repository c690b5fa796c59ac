package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import java.util.Optional;

/** The cells that run fused, with what a plan must know of each. */
enum FusedCell {
    RNN(CellSpec.RNN, 1, 1, false),
    RNN_RELU(CellSpec.RNN_RELU, 1, 1, false),
    RNN_SIGMOID(CellSpec.RNN_SIGMOID, 1, 1, false),
    LSTM(CellSpec.LSTM, 4, 2, true),
    GRU(CellSpec.GRU, 3, 1, true);

    private final String type;
    private final int gates;
    private final int stateParts;
    private final boolean keepsExtra;

    FusedCell(String type, int gates, int stateParts, boolean keepsExtra) {
        this.type = type;
        this.gates = gates;
        this.stateParts = stateParts;
        this.keepsExtra = keepsExtra;
    }

    /** Returns the cell of a type, if it is fused. */
    static Optional<FusedCell> ofType(String type) {
        for (FusedCell cell : values()) {
            if (cell.type.equals(type)) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    String type() {
        return type;
    }

    /** Returns how many matrices are stacked in each weight. */
    int gates() {
        return gates;
    }

    /** Returns how many arrays of the state's width the state has. */
    int stateParts() {
        return stateParts;
    }

    /** Returns whether a unit keeps one number of each step besides its gates, for the backward pass. */
    boolean keepsExtra() {
        return keepsExtra;
    }

    /** Returns whether the step reads the last part of the state other than through the product. */
    boolean readsState() {
        return gates > 1;
    }

    /** Returns whether the step wants the recurrent product and its bias by themselves, and not added to the input's. */
    boolean splitsSums() {
        return this == GRU;
    }

    <A> CellKernel<A> newKernel(FloatingElements<A> elements, int hiddenSize) {
        return switch (this) {
            case RNN -> new ElmanKernel<>(elements, UnaryOp.TANH, hiddenSize);
            case RNN_RELU -> new ElmanKernel<>(elements, UnaryOp.RELU, hiddenSize);
            case RNN_SIGMOID -> new ElmanKernel<>(elements, UnaryOp.SIGMOID, hiddenSize);
            case LSTM -> new LstmKernel<>(elements, hiddenSize);
            case GRU -> new GruKernel<>(elements, hiddenSize);
        };
    }
}
