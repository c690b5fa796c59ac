package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Runs a cell over the sequence: {@code [timeSteps, batch, inputSize]} to {@code [timeSteps, batch, hiddenSize * directions]}.
 *
 * @param cell which cell
 * @param hiddenSize width of the cell's output; at least 1
 * @param numLayers equal layers one upon the other; at least 1
 * @param direction one way or both
 * @param inputInitializer first values of the weights on the input
 * @param recurrentInitializer first values of the weights on the state
 */
@Experimental
public record RecurrentSpec(
        CellSpec cell,
        int hiddenSize,
        int numLayers,
        Direction direction,
        InitializerSpec inputInitializer,
        InitializerSpec recurrentInitializer)
        implements LayerSpec {
    public RecurrentSpec {
        Checks.atLeast(1, hiddenSize, "recurrent.hiddenSize");
        Checks.atLeast(1, numLayers, "recurrent.numLayers");
    }

    /** Returns one forward layer with Xavier-uniform weights and zero biases. */
    public static RecurrentSpec of(CellSpec cell, int hiddenSize) {
        InitializerSpec xavier = new InitializerSpec.XavierUniform(1);
        return new RecurrentSpec(cell, hiddenSize, 1, Direction.FORWARD, xavier, xavier);
    }
}
