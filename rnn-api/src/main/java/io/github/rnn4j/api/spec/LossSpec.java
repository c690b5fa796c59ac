package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** What training makes small. A loss takes logits and is the mean over the used elements of the whole step. */
@Experimental
public sealed interface LossSpec {
    /** Negative log-probability of the right class under the softmax of the logits. */
    @Experimental
    record SoftmaxCrossEntropy() implements LossSpec {}
}
