package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one parameter block's Adam steps; used step after step, or, with rows, for one. The first four have one shape and one floating
 * type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up; 0 again after the step
 * @param firstMoment running mean of the gradient, 0 at first
 * @param secondMoment running mean of its square, 0 at first
 * @param rows INT32 {@code [count]}, each named once: the tensors are tables {@code [rows, width]} and only these rows take part, the
 *     others stay as they are; null for all elements
 * @param control the scalars of the step
 * @param settings decays and epsilon
 */
@Experimental
public record AdamUpdate(
        Tensor parameter,
        Tensor gradient,
        Tensor firstMoment,
        Tensor secondMoment,
        @Nullable Tensor rows,
        StepControl control,
        OptimizerSpec.Adam settings) {
    /** Makes an update of all elements. */
    public AdamUpdate(
            Tensor parameter,
            Tensor gradient,
            Tensor firstMoment,
            Tensor secondMoment,
            StepControl control,
            OptimizerSpec.Adam settings) {
        this(parameter, gradient, firstMoment, secondMoment, null, control, settings);
    }
}
