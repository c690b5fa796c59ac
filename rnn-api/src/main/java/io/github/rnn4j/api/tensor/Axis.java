package io.github.rnn4j.api.tensor;

import io.github.rnn4j.api.annotation.Stable;

/** The named axes of a sequence, for messages that say which one is wrong. */
@Stable
public enum Axis {
    /** Position in the sequence. */
    TIME_STEPS("timeSteps"),
    /** Which sequence of the batch. */
    BATCH("batch"),
    /** Which feature of a step. */
    FEATURES("features");

    private final String label;

    Axis(String label) {
        this.label = label;
    }

    /** Returns the name as it stands in documents and messages. */
    public String label() {
        return label;
    }
}
