package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;

/** What a session or a plan is for. */
@Experimental
public enum Mode {
    /** Forward only; nothing is kept for a backward pass. */
    INFERENCE,
    /** Forward and backward. */
    TRAINING
}
