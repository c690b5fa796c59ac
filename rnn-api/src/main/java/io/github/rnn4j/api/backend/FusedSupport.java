package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Whether a sequence can run fused.
 *
 * @param supported whether it can
 * @param reason why not, one line; empty if it can
 */
@Experimental
public record FusedSupport(boolean supported, String reason) {
    /** It can. */
    public static final FusedSupport YES = new FusedSupport(true, "");

    /** Says that it cannot, and why. */
    public static FusedSupport no(String reason) {
        return new FusedSupport(false, reason);
    }
}
