package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step works on. All but the rows of one shape and one floating type.
 *
 * @param parameter what is learned
 * @param gradient what the backward passes added up; 0 again after the step
 * @param moments what the rule keeps from step to step, in the rule's order
 * @param weights 1 where the parameter is a weight, 0 elsewhere; null where nothing decays
 * @param rows INT32 {@code [count]}, the only rows that take part; null for all elements
 */
record StepTensors(
        Tensor parameter,
        Tensor gradient,
        List<Tensor> moments,
        @Nullable Tensor weights,
        @Nullable Tensor rows) {
    /** Returns the same tensors, of which only some rows take part. */
    StepTensors withRows(Tensor ids) {
        return new StepTensors(parameter, gradient, moments, weights, ids);
    }
}
