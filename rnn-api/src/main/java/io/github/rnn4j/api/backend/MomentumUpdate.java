package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one parameter block's steps with momentum; used step after step, or, with rows, for one. The first three have one shape and one floating
 * type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up; 0 again after the step
 * @param velocity what is left of earlier steps, 0 at first
 * @param rows INT32 {@code [count]}, each named once: the tensors are tables {@code [rows, width]} and only these rows take part, the
 *     others stay as they are; null for all elements
 * @param control the scalars of the step
 * @param settings momentum and look-ahead
 */
@Experimental
public record MomentumUpdate(
        Tensor parameter,
        Tensor gradient,
        Tensor velocity,
        @Nullable Tensor rows,
        StepControl control,
        OptimizerSpec.Sgd settings) {
    /** Makes an update of all elements. */
    public MomentumUpdate(
            Tensor parameter, Tensor gradient, Tensor velocity, StepControl control, OptimizerSpec.Sgd settings) {
        this(parameter, gradient, velocity, null, control, settings);
    }
}
