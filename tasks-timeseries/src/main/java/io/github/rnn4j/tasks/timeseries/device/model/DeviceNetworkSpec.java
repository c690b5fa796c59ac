package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a network for windows of frames: a stack of layers, pooling, dropout, one dense layer. What features and states decide is
 * left open.
 *
 * @param stack what reads the frames, with a recurrent layer at least
 * @param pooling how the steps' outputs become one vector
 * @param dropout share of this vector that each step of training leaves out; at least 0 and below 1
 */
@Experimental
public record DeviceNetworkSpec(List<LayerSpec> stack, PoolingKind pooling, double dropout) {
    /** What is trained unless something else is asked for. */
    public static final DeviceNetworkSpec DEFAULT =
            new DeviceNetworkSpec(List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 32)), PoolingKind.MEAN, 0.2);

    /** What is trained to forecast frames unless something else is asked for: the last step knows best what comes next. */
    public static final DeviceNetworkSpec FORECASTING =
            new DeviceNetworkSpec(List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 32)), PoolingKind.LAST, 0);

    public DeviceNetworkSpec {
        stack = List.copyOf(stack);
        if (stack.stream().noneMatch(RecurrentSpec.class::isInstance)) {
            throw new InvalidSpecException("device network: expected a recurrent layer but got " + stack);
        }
    }

    /**
     * Returns the network for so many states.
     *
     * @param inputSize numbers of a frame
     */
    public NetworkSpec network(int inputSize, int states) {
        List<LayerSpec> layers = new ArrayList<>(stack);
        layers.add(new PoolingSpec(pooling));
        if (dropout > 0) {
            layers.add(new DropoutSpec(dropout));
        }
        layers.add(new DenseSpec(states, new InitializerSpec.XavierUniform(1)));
        return new NetworkSpec(new InputSpec.Features(inputSize), layers);
    }
}
