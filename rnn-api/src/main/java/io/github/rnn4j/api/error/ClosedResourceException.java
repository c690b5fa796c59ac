package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** A tensor, scope, session, backend or model was used after it had been closed. */
@Stable
public class ClosedResourceException extends RnnException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message fit for a user. */
    public ClosedResourceException(String message) {
        super(ErrorCode.CLOSED, message);
    }
}
