package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import java.util.Arrays;
import java.util.Optional;

/** The cells that run fused, with what a plan must know of each. */
enum FusedCell {
    RNN(CellSpec.RNN, 1, 1, 0),
    RNN_RELU(CellSpec.RNN_RELU, 1, 1, 0),
    RNN_SIGMOID(CellSpec.RNN_SIGMOID, 1, 1, 0),
    LSTM(CellSpec.LSTM, 4, 2, LstmKernel.KEPT),
    GRU(CellSpec.GRU, 3, 1, GruKernel.KEPT);

    private final String type;
    private final int gates;
    private final int stateParts;
    private final int kept;

    FusedCell(String type, int gates, int stateParts, int kept) {
        this.type = type;
        this.gates = gates;
        this.stateParts = stateParts;
        this.kept = kept;
    }

    /** Returns the cell of a type, if it is fused. */
    static Optional<FusedCell> ofType(String type) {
        return Arrays.stream(values()).filter(cell -> cell.type.equals(type)).findFirst();
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

    /**
     * Returns how many numbers a unit keeps of each step for the backward pass; with none, that pass reads the hidden state after
     * the step instead.
     */
    int kept() {
        return kept;
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
