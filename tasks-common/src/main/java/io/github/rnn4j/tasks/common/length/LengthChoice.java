package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** Who chooses how much of a sequence is kept. */
@Experimental
public sealed interface LengthChoice {
    /** The least that costs no score is looked for. */
    @Experimental
    record Auto() implements LengthChoice {}

    /**
     * The beginning is kept.
     *
     * @param length how many items of it, at least 1
     */
    @Experimental
    record Fixed(int length) implements LengthChoice {
        public Fixed {
            if (length < 1) {
                throw new RnnException(ErrorCode.INVALID_ARGUMENT, "length: expected >= 1 but got " + length);
            }
        }
    }

    /** Returns its name in results and model files. */
    default String code() {
        return this instanceof Auto ? "auto" : "fixed";
    }
}
