package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step works on: a block's whole storage, or some rows of it. All of one shape and one floating type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up; 0 again after the step
 * @param moments what the rule keeps from step to step, in the rule's order
 * @param weights 1 where the parameter is a weight, 0 elsewhere; null where nothing decays
 */
record StepTensors(
        Tensor parameter,
        Tensor gradient,
        List<Tensor> moments,
        @Nullable Tensor weights) {}
