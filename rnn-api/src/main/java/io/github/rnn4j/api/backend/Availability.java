package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a backend works on this machine, and if not, why not and what mends it.
 *
 * @param available whether it works
 * @param reason one line for the user; what runs if it is available, else what is missing
 * @param remedy what the user can do, one line; empty if it is available
 * @param cause the failure behind it, if there was one
 */
@Stable
public record Availability(
        boolean available,
        String reason,
        String remedy,
        @Nullable Throwable cause) {
    public Availability {
        if (reason.isBlank()) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "availability.reason: expected a line but got a blank");
        }
    }

    /** Says that it works, and on what. */
    public static Availability yes(String what) {
        return new Availability(true, what, "", null);
    }

    /** Says that it does not work, why, and what mends it. */
    public static Availability no(String reason, String remedy, @Nullable Throwable cause) {
        return new Availability(false, reason, remedy, cause);
    }
}
