package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;

/** What became of a provider that was found. */
@Experimental
public enum ProviderState {
    /** It works here. */
    AVAILABLE,
    /** It is sound but cannot work on this machine. */
    UNAVAILABLE,
    /** An earlier provider has its name: that one is taken. */
    DUPLICATE,
    /** It could not be loaded, or breaks the rules for providers. */
    BROKEN
}
