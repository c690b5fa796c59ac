package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/** What a session or a plan is for. */
@Stable
public enum Mode {
    /** Forward only; nothing is kept for a backward pass. */
    INFERENCE,
    /** Forward and backward. */
    TRAINING
}
