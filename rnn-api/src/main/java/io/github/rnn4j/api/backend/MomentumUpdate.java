package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * The tensors of one parameter block's steps with momentum; made once, used every step. The first three have one shape and one floating
 * type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up; 0 again after the step
 * @param velocity what is left of earlier steps, 0 at first
 * @param control the scalars of the step
 * @param settings momentum and look-ahead
 */
@Experimental
public record MomentumUpdate(
        Tensor parameter, Tensor gradient, Tensor velocity, StepControl control, OptimizerSpec.Sgd settings) {}
