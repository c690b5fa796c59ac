package io.github.rnn4j.core.discovery;

import org.jspecify.annotations.Nullable;

/**
 * What stood at one place of the class path: a provider, or why there is none.
 *
 * @param provider the provider; null if it could not be loaded
 * @param providerClass its class, as far as it is known
 * @param failure why it could not be loaded; empty if it could
 */
record Loaded<P>(@Nullable P provider, String providerClass, String failure) {
    static <P> Loaded<P> of(P provider) {
        return new Loaded<>(provider, provider.getClass().getName(), "");
    }

    boolean works() {
        return provider != null;
    }
}
