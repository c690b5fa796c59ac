package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;

/** How a network's recurrent layers run on its backend. */
@Experimental
public enum ExecutionPath {
    /** Every recurrent layer in the backend's fused plans. */
    FUSED,
    /** Every recurrent layer step by step out of the primitives. */
    COMPOSED,
    /** Some of them the one way, some the other. */
    MIXED,
    /** There is no recurrent layer. */
    NONE
}
