package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** How a decoder's state starts from the last recurrent layer's final state. */
@Experimental
public enum BridgeKind {
    /** As it is: both layers must be forward and have one cell, one size, and one number of layers. */
    COPY,
    /** {@code tanh(weight · all of the state + bias)}, learned for each part of the decoder's state: any two layers go together. */
    DENSE
}
