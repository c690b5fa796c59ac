package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
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
 * The shape of a network for windows of bars: a stack of layers, pooling, one dense layer with one output.
 *
 * @param stack what reads the bars, with a recurrent layer at least
 * @param pooling how the steps' outputs become one vector
 */
@Experimental
public record TickNetworkSpec(List<LayerSpec> stack, PoolingKind pooling) {
    /** What is trained unless something else is asked for. */
    public static final TickNetworkSpec DEFAULT =
            new TickNetworkSpec(List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 32)), PoolingKind.LAST);

    public TickNetworkSpec {
        stack = List.copyOf(stack);
        if (stack.stream().noneMatch(RecurrentSpec.class::isInstance)) {
            throw new InvalidSpecException("tick network: expected a recurrent layer but got " + stack);
        }
    }

    /**
     * Returns the network.
     *
     * @param features numbers of a bar
     * @param anchored whether it is to put out nothing at first, so that what it is added to is the answer
     */
    public NetworkSpec network(int features, boolean anchored) {
        List<LayerSpec> layers = new ArrayList<>(stack);
        layers.add(new PoolingSpec(pooling));
        layers.add(new DenseSpec(1, anchored ? new InitializerSpec.Zeros() : new InitializerSpec.XavierUniform(1)));
        return new NetworkSpec(new InputSpec.Features(features), layers);
    }
}
