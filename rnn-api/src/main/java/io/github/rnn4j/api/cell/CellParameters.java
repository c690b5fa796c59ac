package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;

/** A cell's parameters by the names that {@link Cell#parameters()} gave them. */
@Experimental
@FunctionalInterface
public interface CellParameters {
    /**
     * Returns a parameter in its canonical shape.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if the cell named none such
     */
    Tensor get(String name);
}
