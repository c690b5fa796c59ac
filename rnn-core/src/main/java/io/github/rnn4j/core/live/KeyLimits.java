package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.time.Duration;

/**
 * How many keys are remembered, and for how long. A key beyond the limit is never refused: the state of the one that was used longest ago
 * makes room, and that key begins anew when it comes again.
 *
 * @param maxKeys most keys at once, at least 1
 * @param idle after so long without a step a key is forgotten; more than zero
 */
@Experimental
public record KeyLimits(int maxKeys, Duration idle) {
    /** 100,000 keys, each for a day. */
    public static final KeyLimits DEFAULT = new KeyLimits(100_000, Duration.ofDays(1));

    public KeyLimits {
        if (maxKeys < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "maxKeys: expected >= 1 but got " + maxKeys + ".");
        }
        if (idle.isZero() || idle.isNegative()) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "idle: expected more than zero but got " + idle + ".");
        }
    }
}
