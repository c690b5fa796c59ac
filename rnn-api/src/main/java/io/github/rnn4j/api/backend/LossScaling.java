package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * How a loss scale follows what the steps show.
 *
 * @param control the scalars of the steps, among them the scale
 * @param goodSteps FLOAT64 {@code [1]}: steps in a row without an overflow, since the scale last changed
 * @param settings by how much it shrinks and grows, and when
 */
@Experimental
public record LossScaling(StepControl control, Tensor goodSteps, PrecisionSpec.Mixed settings) {}
