package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/**
 * Makes a backend known. Found by {@link java.util.ServiceLoader}; needs a public constructor without parameters that does
 * nothing. No method but {@link #probe} and {@link #open} may load native code or start an engine; none may download, log,
 * print or set a system property.
 *
 * <p>Thread-safe.
 */
@Stable
public interface BackendProvider {
    /** Returns the name that users pick it by: lower-case letters, digits and hyphens; never blank, always the same. */
    String name();

    /** Returns its place in the order of defaults: the highest available wins. */
    int priority();

    /** Returns what it can do where it is available. Cheap. */
    BackendCapabilities capabilities();

    /** Finds out whether it works on this machine. May load native code; never throws; takes at most 5 seconds. */
    Availability probe(ProbeContext context);

    /**
     * Opens a backend.
     *
     * @return a backend of its own, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException with code {@code BACKEND_UNAVAILABLE} and the probe's reason
     */
    Backend open(BackendOptions options);
}
