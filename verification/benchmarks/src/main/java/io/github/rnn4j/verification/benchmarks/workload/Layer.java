package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.api.spec.CellSpec;

/**
 * Equal recurrent layers on top of each other.
 *
 * @param cell type of the cell
 * @param input features of a step's input
 * @param hidden width of the state
 * @param count layers
 */
public record Layer(String cell, int input, int hidden, int count) {
    /** Returns how many matrices are stacked in each weight. */
    public int gates() {
        return switch (cell) {
            case CellSpec.RNN -> 1;
            case CellSpec.GRU -> 3;
            case CellSpec.LSTM -> 4;
            default -> throw new IllegalArgumentException("cell: expected rnn, gru or lstm but got " + cell);
        };
    }

    /** Returns the features that a layer of these reads. */
    public int width(int layer) {
        return layer == 0 ? input : hidden;
    }

    /** Returns the elements of the weight that a layer multiplies its input with. */
    public int inputWeights(int layer) {
        return gates() * hidden * width(layer);
    }

    /** Returns the elements of a recurrent weight. */
    public int recurrentWeights() {
        return gates() * hidden * hidden;
    }

    /** Returns the parameters of all layers, biases included. */
    public int parameters() {
        int sum = 0;
        for (int layer = 0; layer < count; layer++) {
            sum += inputWeights(layer) + recurrentWeights() + 2 * gates() * hidden;
        }
        return sum;
    }
}
