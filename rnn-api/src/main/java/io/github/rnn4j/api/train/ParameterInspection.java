package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One parameter at one step of training. Not finite where the gradient is not.
 *
 * @param name by the model file, such as {@code rnn.weight_hh_l0}
 * @param gradientNorm Euclidean norm of its gradient before clipping, without the loss scale
 * @param clippedNorm the same after clipping
 * @param weightNorm Euclidean norm of its values before the step
 * @param updateNorm Euclidean norm of what the step changed
 */
@Experimental
public record ParameterInspection(
        String name, double gradientNorm, double clippedNorm, double weightNorm, double updateNorm) {}
