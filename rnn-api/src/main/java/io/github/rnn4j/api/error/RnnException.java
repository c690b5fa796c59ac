package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;
import org.jspecify.annotations.Nullable;

/**
 * Every failure that rnn4j reports. The message is one line, <em>subject: expected what but got what (where). What to
 * do.</em>; the code says of which kind it is.
 */
@Stable
public class RnnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** Creates a failure of the given kind with a message fit for a user. */
    public RnnException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** Creates a failure that another one caused. */
    public RnnException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns the stable code. */
    public final ErrorCode code() {
        return code;
    }
}
