package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Shape;

/**
 * One named parameter in its canonical shape, PyTorch's.
 *
 * @param name name within its layer, such as {@code weight_ih_l0}
 * @param shape canonical shape; of a cell's weights {@code [gates * hiddenSize, ..]}
 * @param role what it does, which decides its first values
 * @param gates how many gates are stacked along the first axis; 1 where there are none
 */
@Stable
public record ParameterSpec(String name, Shape shape, Role role, int gates) {
    public ParameterSpec {
        if (name.isBlank() || gates < 1) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter: expected a name and gates >= 1 but got '" + name + "' and " + gates);
        }
    }

    /** What a parameter does. */
    @Stable
    public enum Role {
        /** Rows looked up by identifier. */
        EMBEDDING,
        /** Factor on a layer's input. */
        INPUT_WEIGHT,
        /** Factor on the state of the step before. */
        RECURRENT_WEIGHT,
        /** Added to a product. */
        BIAS,
        /** Factor on each normalised feature; starts at 1. */
        SCALE,
        /** State before the first step; starts at 0. */
        INITIAL_STATE
    }
}
