package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** Which way a recurrent layer reads its sequence. */
@Experimental
public enum Direction {
    /** First step to last. */
    FORWARD(1),
    /** Both ways; the outputs stand side by side, forward first. */
    BIDIRECTIONAL(2);

    private final int count;

    Direction(int count) {
        this.count = count;
    }

    /** Returns how many passes over the sequence it takes. */
    public int count() {
        return count;
    }
}
