package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.ProbeContext;
import java.util.Optional;

/** The machine as it is. */
final class MachineContext implements ProbeContext {
    @Override
    public Optional<String> property(String key) {
        return Optional.ofNullable(System.getProperty(key));
    }

    @Override
    public ClassLoader classLoader() {
        return MachineContext.class.getClassLoader();
    }
}
