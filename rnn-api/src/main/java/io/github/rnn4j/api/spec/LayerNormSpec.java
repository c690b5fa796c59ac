package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Normalises the features of each step by themselves to mean 0 and variance 1, then scales and shifts them by what is learned:
 * {@code y = (x - mean) / √(variance + ε) · weight + bias} (Ba, Kiros and Hinton, arXiv 1607.06450). Anywhere between two
 * layers.
 *
 * @param epsilon added to the variance, > 0
 */
@Experimental
public record LayerNormSpec(double epsilon) implements LayerSpec {
    public LayerNormSpec {
        Checks.positive(epsilon, "layerNorm.epsilon");
    }

    /** Returns one with PyTorch's epsilon. */
    public static LayerNormSpec ofDefault() {
        return new LayerNormSpec(1e-5);
    }
}
