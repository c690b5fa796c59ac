package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Masks that drop units of the state where a cell reads it: one for all steps of a sequence (Gal and Ghahramani, NeurIPS 2016).
 * Asked only for what a cell reads.
 */
@Experimental
@FunctionalInterface
public interface StateMasks {
    /**
     * Returns factors on a part of the state, known to the recording.
     *
     * @param pass number among layers times directions, forward first
     * @param part number of the part among those of the cell
     * @param shape {@code [batch, width]}
     */
    Tensor mask(int pass, int part, Shape shape);
}
