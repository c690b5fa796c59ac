package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** What is to be learned of one sequence. */
@Experimental
public sealed interface Target {
    /**
     * One class.
     *
     * @param label its number, from 0
     */
    @Experimental
    record Label(int label) implements Target {
        public Label {
            if (label < 0) {
                throw new RnnException(ErrorCode.INVALID_ARGUMENT, "label: expected >= 0 but got " + label);
            }
        }
    }
}
