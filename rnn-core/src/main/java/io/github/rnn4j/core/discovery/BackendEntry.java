package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ProbeContext;
import org.jspecify.annotations.Nullable;

/** A backend's provider with what it says of itself; probed once, when it is first asked for. Thread-safe. */
final class BackendEntry {
    private static final String REMOVE_IT = "remove its jar from the class path, or bring one that fits this version";

    private final Candidate<BackendProvider> candidate;
    private final int priority;
    private final @Nullable BackendCapabilities capabilities;
    private @Nullable Availability probed;

    private BackendEntry(
            Candidate<BackendProvider> candidate, int priority, @Nullable BackendCapabilities capabilities) {
        this.candidate = candidate;
        this.priority = priority;
        this.capabilities = capabilities;
    }

    /** Asks a provider for what it says of itself; one that cannot answer is broken. */
    static BackendEntry of(Candidate<BackendProvider> candidate) {
        BackendProvider provider = candidate.provider();
        if (provider == null) {
            return new BackendEntry(candidate, 0, null);
        }
        try {
            return new BackendEntry(candidate, provider.priority(), provider.capabilities());
        } catch (RuntimeException | LinkageError e) {
            return new BackendEntry(
                    Candidate.broken(candidate.name(), ServiceScan.reason(e), candidate.providerClass()), 0, null);
        }
    }

    String name() {
        return candidate.name();
    }

    int priority() {
        return priority;
    }

    /** Returns the provider; null if it is of no use. */
    @Nullable
    BackendProvider provider() {
        return candidate.provider();
    }

    /** Returns what it can do; null if it is of no use. */
    @Nullable
    BackendCapabilities capabilities() {
        return capabilities;
    }

    BackendListing listing(ProbeContext context) {
        BackendProvider provider = candidate.provider();
        if (provider == null) {
            String remedy = candidate.problem() == ProviderState.DUPLICATE ? "remove one of the two" : REMOVE_IT;
            return listing(candidate.problem(), candidate.reason(), remedy);
        }
        Availability availability = probe(provider, context);
        ProviderState state = availability.available() ? ProviderState.AVAILABLE : ProviderState.UNAVAILABLE;
        return listing(state, availability.reason(), availability.remedy());
    }

    private BackendListing listing(ProviderState state, String reason, String remedy) {
        return new BackendListing(name(), priority, state, reason, remedy, capabilities, candidate.providerClass());
    }

    private synchronized Availability probe(BackendProvider provider, ProbeContext context) {
        Availability known = probed;
        if (known == null) {
            known = probeNow(provider, context);
            probed = known;
        }
        return known;
    }

    private static Availability probeNow(BackendProvider provider, ProbeContext context) {
        try {
            @Nullable Availability answer = provider.probe(context);
            return answer != null ? answer : Availability.no("its probe gave no answer", "tell its authors", null);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return Availability.no("its probe failed: " + ServiceScan.reason(e), "tell its authors", e);
        }
    }
}
