package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Conditions as numbers: 1 where true, 0 where false, in the type of the operands, so that a condition can also be a factor.
 * Broadcasting and aliasing as in {@link ElementwiseOps}; floating types and INT32.
 */
@Stable
public interface ConditionOps {
    /** Sets {@code out} to 1 where the relation holds and to 0 elsewhere. ONNX: Equal, Less, LessOrEqual, then Cast. */
    void compare(Comparison relation, Tensor left, Tensor right, Tensor out);

    /**
     * Takes {@code left} where the condition is not 0 and {@code right} elsewhere. The element not taken has no influence, be
     * it NaN. ONNX: Where.
     *
     * @param condition of the operands' type, broadcast like them
     */
    void select(Tensor condition, Tensor left, Tensor right, Tensor out);
}
