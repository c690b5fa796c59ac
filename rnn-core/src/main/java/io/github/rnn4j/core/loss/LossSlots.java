package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.Tensor;

/** The targets of one batch, filled row by row on the host. Confined to a session's thread; filling allocates nothing. */
@Internal
public interface LossSlots {
    /** Marks every row as not used. */
    void clear();

    /** Puts a target without a problem into a row. */
    void put(int row, Target target);

    /**
     * Uploads the targets, and computes loss and gradient.
     *
     * @param scale factor on both; one over the sum of the weights of the whole step makes the mean
     * @param outputs of the shape that the slots were made for
     * @param loss {@code [1]} of the outputs' type, overwritten
     * @param gradient of the outputs' shape and type, overwritten
     */
    void compute(double scale, Tensor outputs, Tensor loss, Tensor gradient);
}
