package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.backend.ProbeContext;
import java.util.Optional;

/** Lets probes look at the system properties, and at the loader in which the providers were found. */
record SystemProbeContext(ClassLoader classLoader) implements ProbeContext {
    @Override
    public Optional<String> property(String key) {
        return Optional.ofNullable(System.getProperty(key));
    }
}
