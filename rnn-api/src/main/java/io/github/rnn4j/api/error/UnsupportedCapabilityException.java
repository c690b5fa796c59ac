package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** An ability was asked for that the backend does not declare; the message names the ability and the backend. */
@Stable
public class UnsupportedCapabilityException extends RnnException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with a message fit for a user. */
    public UnsupportedCapabilityException(String message) {
        super(ErrorCode.UNSUPPORTED, message);
    }
}
