package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Drops units in training, and does nothing otherwise: each element is 0 with a probability, else divided by what remains
 * (Srivastava et al., JMLR 2014). Anywhere between two layers.
 *
 * @param probability share of units dropped, at least 0 and below 1
 */
@Experimental
public record DropoutSpec(double probability) implements LayerSpec {
    public DropoutSpec {
        Checks.fraction(probability, "dropout.probability");
    }
}
