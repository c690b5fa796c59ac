package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** A description contradicts itself or names something that does not exist. */
@Stable
public class InvalidSpecException extends RnnException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message fit for a user. */
    public InvalidSpecException(String message) {
        super(ErrorCode.INVALID_SPEC, message);
    }
}
