package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.BackendCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * One line about a backend's provider, for people. Immutable.
 *
 * @param name name to pick it by; {@code (broken)} if it has none that can be used
 * @param priority its place in the order of defaults, the highest first; 0 if it is broken
 * @param state what became of it
 * @param reason what runs, or why it does not
 * @param remedy what the user can do; empty if it is available
 * @param capabilities what it can do; null if it is broken
 * @param providerClass name of the providing class; empty if it is not known
 */
@Experimental
public record BackendListing(
        String name,
        int priority,
        ProviderState state,
        String reason,
        String remedy,
        @Nullable BackendCapabilities capabilities,
        String providerClass) {
    /** Returns whether it can be opened. */
    public boolean available() {
        return state == ProviderState.AVAILABLE;
    }

    /** Returns the listing as one line: {@code nd4j (not available: no native library; add one)}. */
    String summary() {
        String words =
                switch (state) {
                    case AVAILABLE -> "available";
                    case UNAVAILABLE -> "not available";
                    case DUPLICATE -> "duplicate";
                    case BROKEN -> "broken";
                };
        return name + " (" + words + ": " + reason + (remedy.isBlank() ? "" : "; " + remedy) + ")";
    }
}
