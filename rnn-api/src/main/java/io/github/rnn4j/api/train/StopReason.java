package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;

/** Why training ended. */
@Experimental
public enum StopReason {
    /** All epochs were run. */
    MAX_EPOCHS,
    /** The validation score did not get better for long enough. */
    NO_PROGRESS,
    /** Somebody asked for it. */
    INTERRUPTED
}
