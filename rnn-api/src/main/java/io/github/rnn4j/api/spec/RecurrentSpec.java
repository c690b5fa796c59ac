package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * Runs a cell over the sequence: {@code [timeSteps, batch, inputSize]} to {@code [timeSteps, batch, hiddenSize * directions]}.
 * Start with {@link #of} or {@link #irnn} and change what should be otherwise.
 *
 * @param cell which cell
 * @param hiddenSize width of the cell's output; at least 1
 * @param numLayers equal layers one upon the other; at least 1
 * @param direction one way or both
 * @param inputInitializer first values of the weights on the input
 * @param recurrentInitializer first values of the weights on the state
 * @param biasInitializer first values of the biases, to which a cell may add its own, such as LSTM's forget bias
 * @param residual whether the input is added to the output (He et al., CVPR 2016), through a learned projection without a bias
 *     where the widths differ; one layer only
 * @param initialState state before the first step
 * @param recurrentDropout share of units of the state that training drops where weights are multiplied with them, the same ones in
 *     all steps of a sequence (Gal and Ghahramani, NeurIPS 2016); at least 0 and below 1
 */
@Experimental
public record RecurrentSpec(
        CellSpec cell,
        int hiddenSize,
        int numLayers,
        Direction direction,
        InitializerSpec inputInitializer,
        InitializerSpec recurrentInitializer,
        InitializerSpec biasInitializer,
        boolean residual,
        InitialStateSpec initialState,
        double recurrentDropout)
        implements LayerSpec {
    private static final double IRNN_DEVIATION = 0.001;

    public RecurrentSpec {
        Checks.atLeast(1, hiddenSize, "recurrent.hiddenSize");
        Checks.atLeast(1, numLayers, "recurrent.numLayers");
        Checks.anyShape(inputInitializer, "recurrent.inputInitializer");
        Checks.elementwise(biasInitializer, "recurrent.biasInitializer");
        Checks.fraction(recurrentDropout, "recurrent.recurrentDropout");
        if (residual && numLayers > 1) {
            throw new InvalidSpecException("recurrent.residual: expected one layer but got " + numLayers
                    + " (numLayers). Describe each layer by itself, so that each has its own residual.");
        }
    }

    /** Returns one forward layer with Xavier-uniform weights, zero biases and a state that starts at zero. */
    public static RecurrentSpec of(CellSpec cell, int hiddenSize) {
        InitializerSpec xavier = new InitializerSpec.XavierUniform(1);
        return new RecurrentSpec(
                cell,
                hiddenSize,
                1,
                Direction.FORWARD,
                xavier,
                xavier,
                new InitializerSpec.Zeros(),
                false,
                new InitialStateSpec.Zeros(),
                0);
    }

    /**
     * Returns one forward layer as Le, Jaitly and Hinton start it ("A simple way to initialize recurrent networks of rectified
     * linear units", arXiv 1504.00941): ReLU, the identity as recurrent weight, zero biases, and input weights from a normal
     * distribution with deviation 0.001.
     */
    public static RecurrentSpec irnn(int hiddenSize) {
        return of(CellSpec.of(CellSpec.RNN_RELU), hiddenSize)
                .withInitializers(new InitializerSpec.Normal(IRNN_DEVIATION), new InitializerSpec.Identity(1));
    }

    /** Returns the same with another cell. */
    public RecurrentSpec withCell(CellSpec value) {
        Draft draft = new Draft(this);
        draft.cell = value;
        return draft.build();
    }

    /** Returns the same with another number of equal layers. */
    public RecurrentSpec withNumLayers(int value) {
        Draft draft = new Draft(this);
        draft.numLayers = value;
        return draft.build();
    }

    /** Returns the same in another direction. */
    public RecurrentSpec withDirection(Direction value) {
        Draft draft = new Draft(this);
        draft.direction = value;
        return draft.build();
    }

    /** Returns the same with other first values of the weights. */
    public RecurrentSpec withInitializers(InitializerSpec input, InitializerSpec recurrent) {
        Draft draft = new Draft(this);
        draft.inputInitializer = input;
        draft.recurrentInitializer = recurrent;
        return draft.build();
    }

    /** Returns the same with PyTorch's first values: weights and biases uniform in ±1/√hiddenSize. */
    public RecurrentSpec withPytorchInitializers() {
        InitializerSpec uniform = new InitializerSpec.Uniform(1 / Math.sqrt(hiddenSize));
        return withInitializers(uniform, uniform).withBiasInitializer(uniform);
    }

    /** Returns the same with other first values of the biases. */
    public RecurrentSpec withBiasInitializer(InitializerSpec value) {
        Draft draft = new Draft(this);
        draft.biasInitializer = value;
        return draft.build();
    }

    /** Returns the same with or without the input added to the output. */
    public RecurrentSpec withResidual(boolean value) {
        Draft draft = new Draft(this);
        draft.residual = value;
        return draft.build();
    }

    /** Returns the same with another initial state. */
    public RecurrentSpec withInitialState(InitialStateSpec value) {
        Draft draft = new Draft(this);
        draft.initialState = value;
        return draft.build();
    }

    /** Returns the same with another share of units dropped from the state. */
    public RecurrentSpec withRecurrentDropout(double value) {
        Draft draft = new Draft(this);
        draft.recurrentDropout = value;
        return draft.build();
    }

    /** A copy that can be changed, so that a setting stands once and not in every copying method. */
    private static final class Draft {
        final int hiddenSize;
        CellSpec cell;
        int numLayers;
        Direction direction;
        InitializerSpec inputInitializer;
        InitializerSpec recurrentInitializer;
        InitializerSpec biasInitializer;
        boolean residual;
        InitialStateSpec initialState;
        double recurrentDropout;

        Draft(RecurrentSpec spec) {
            hiddenSize = spec.hiddenSize;
            cell = spec.cell;
            numLayers = spec.numLayers;
            direction = spec.direction;
            inputInitializer = spec.inputInitializer;
            recurrentInitializer = spec.recurrentInitializer;
            biasInitializer = spec.biasInitializer;
            residual = spec.residual;
            initialState = spec.initialState;
            recurrentDropout = spec.recurrentDropout;
        }

        RecurrentSpec build() {
            return new RecurrentSpec(
                    cell,
                    hiddenSize,
                    numLayers,
                    direction,
                    inputInitializer,
                    recurrentInitializer,
                    biasInitializer,
                    residual,
                    initialState,
                    recurrentDropout);
        }
    }
}
