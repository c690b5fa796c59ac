package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** What training does where a loss or gradient is infinite or not a number. No such step ever changes a parameter. */
@Experimental
public enum NonFinitePolicy {
    /** Ends with a failure that names layer, parameter and steps; what was kept before stays. */
    STOP,
    /** Goes on without the step and tells the listener; ends as above after a hundred such steps in a row. */
    SKIP
}
