package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** A model file is damaged, foreign, or of a newer format; the message names the file and the place. */
@Stable
public class InvalidModelException extends RnnException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message fit for a user. */
    public InvalidModelException(String message) {
        super(ErrorCode.INVALID_MODEL, message);
    }
}
