package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** A tensor's shape is not the documented one; the message names both and the axis. */
@Stable
public class ShapeMismatchException extends RnnException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message fit for a user. */
    public ShapeMismatchException(String message) {
        super(ErrorCode.SHAPE_MISMATCH, message);
    }
}
