package io.github.rnn4j.cli.failure;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;

/** The numbers that the process ends with. */
@Internal
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Our fault, or the machine's. */
    public static final int FAULT = 1;
    /** The user's input. */
    public static final int USER = 2;
    /** Interrupted by the user; the number by which shells know it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the number for a failure of that group. */
    public static int of(ErrorCode.Group group) {
        return group == ErrorCode.Group.USER ? USER : FAULT;
    }
}
