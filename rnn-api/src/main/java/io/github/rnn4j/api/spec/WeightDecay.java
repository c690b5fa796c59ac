package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * What each step takes of the weights, so that they stay small. Weights only: biases, scales and initial states are left alone,
 * where PyTorch takes of everything it is given.
 *
 * @param rate how much, at least 0
 * @param decoupled whether {@code p = p - learningRate · rate · p} comes before the step (Loshchilov and Hutter, ICLR 2019: with
 *     Adam it is AdamW); else {@code rate · p} is added to the gradient after clipping
 */
@Experimental
public record WeightDecay(double rate, boolean decoupled) {
    /** Takes nothing. */
    public static final WeightDecay NONE = new WeightDecay(0, false);

    public WeightDecay {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new InvalidSpecException("weightDecay.rate: expected a finite number >= 0 but got " + rate);
        }
    }
}
