package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.tensor.Tensor;

/** A loss on logits together with its gradient. Stateless and thread-safe. */
@Internal
@FunctionalInterface
public interface Loss {
    /**
     * Computes loss and gradient of a batch. A label of -1 marks a row that is not used.
     *
     * @param scale factor on both; one over the number of used rows of the whole step makes the mean
     * @param slots the tensors
     */
    void compute(TensorOps ops, double scale, Slots slots);

    /** Returns the loss that a description asks for. */
    static Loss of(LossSpec spec) {
        if (spec instanceof LossSpec.SoftmaxCrossEntropy) {
            return (ops, scale, slots) ->
                    ops.softmaxCrossEntropy(slots.logits(), slots.labels(), scale, slots.loss(), slots.gradient());
        }
        throw new IllegalArgumentException("loss: expected a known one but got " + spec);
    }

    /**
     * The tensors of one call.
     *
     * @param logits {@code [batch, classes]}
     * @param labels INT32 {@code [batch]}
     * @param loss {@code [1]} of the logits' type, overwritten
     * @param gradient of the logits' shape and type, overwritten
     */
    @Internal
    record Slots(Tensor logits, Tensor labels, Tensor loss, Tensor gradient) {}
}
