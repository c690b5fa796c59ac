package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.core.init.FirstValues;

/**
 * One block of a network's parameters: how it is stored, what its parameters are called in a model file, and how they start.
 *
 * @param layout layout of the block
 * @param prefix what stands before a parameter's own name, such as {@code rnn.}
 * @param firstValues how they start
 */
@Internal
public record BlockSpec(ParameterLayout layout, String prefix, FirstValues firstValues) {
    /** Returns a block of one parameter in its canonical shape. */
    static BlockSpec single(ParameterSpec parameter, String prefix, FirstValues firstValues) {
        return new BlockSpec(ParameterLayout.single(parameter), prefix, firstValues);
    }

    /** Returns a parameter's name in a model file. */
    public String fullName(ParameterSpec parameter) {
        return prefix + parameter.name();
    }
}
