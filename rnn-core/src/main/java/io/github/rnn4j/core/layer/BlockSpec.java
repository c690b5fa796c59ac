package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;

/**
 * One block of a network's parameters: how it is stored, what its parameters are called in a model file, and how they start.
 *
 * @param layout layout of the block
 * @param prefix what stands before a parameter's own name, such as {@code rnn.}
 * @param inputInitializer first values of embeddings and of weights on the input
 * @param recurrentInitializer first values of weights on the state
 */
@Internal
public record BlockSpec(
        ParameterLayout layout, String prefix, InitializerSpec inputInitializer, InitializerSpec recurrentInitializer) {
    /** Returns a block of one parameter in its canonical shape. */
    static BlockSpec single(ParameterSpec parameter, String prefix, InitializerSpec initializer) {
        return new BlockSpec(ParameterLayout.single(parameter), prefix, initializer, initializer);
    }

    /** Returns a parameter's name in a model file. */
    String fullName(ParameterSpec parameter) {
        return prefix + parameter.name();
    }

    /** Returns the rule for a parameter's first values. */
    InitializerSpec initializer(ParameterSpec parameter) {
        return parameter.role() == ParameterSpec.Role.RECURRENT_WEIGHT ? recurrentInitializer : inputInitializer;
    }
}
