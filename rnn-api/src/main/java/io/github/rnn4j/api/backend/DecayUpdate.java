package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one parameter block's weight decay; used step after step, or, with rows, for one. The first three have one shape and one
 * floating type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up
 * @param weights 1 where the parameter is a weight, 0 elsewhere
 * @param rows INT32 {@code [count]}, each named once: the tensors are tables {@code [rows, width]} and only these rows take part, the
 *     others stay as they are; null for all elements
 * @param control the scalars of the step
 */
@Experimental
public record DecayUpdate(
        Tensor parameter,
        Tensor gradient,
        Tensor weights,
        @Nullable Tensor rows,
        StepControl control) {
    /** Makes an update of all elements. */
    public DecayUpdate(Tensor parameter, Tensor gradient, Tensor weights, StepControl control) {
        this(parameter, gradient, weights, null, control);
    }
}
