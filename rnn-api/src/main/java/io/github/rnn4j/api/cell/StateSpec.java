package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * One part of a cell's state.
 *
 * @param name such as {@code hidden} or {@code cell}
 * @param width features of it
 */
@Experimental
public record StateSpec(String name, int width) {
    /** Name of the hidden state, which most cells have, and which is also their output. */
    public static final String HIDDEN = "hidden";

    public StateSpec {
        if (name.isBlank() || width < 1) {
            throw new InvalidSpecException("state: expected a name and width >= 1 but got '" + name + "' and " + width);
        }
    }
}
