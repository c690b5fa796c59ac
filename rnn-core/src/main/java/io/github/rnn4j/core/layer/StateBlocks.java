package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.init.FirstValues;

/** The blocks of learned initial states, named {@code initial_state.<i>} over the whole network. */
final class StateBlocks {
    private StateBlocks() {}

    static BlockSpec block(int number, Shape shape) {
        ParameterSpec parameter = new ParameterSpec(String.valueOf(number), shape, ParameterSpec.Role.INITIAL_STATE, 1);
        return BlockSpec.single(parameter, "initial_state.", FirstValues.weights(new InitializerSpec.Zeros()));
    }
}
