package io.github.rnn4j.core;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;

/** A backend that has everything of another one but its fused plans. */
public record ComposedOnly(Backend inner) implements Backend {
    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public BackendCapabilities capabilities() {
        return inner.capabilities();
    }

    @Override
    public Session newSession(Mode mode) {
        return inner.newSession(mode);
    }

    @Override
    public ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        return inner.allocateParameters(layout, dtype);
    }

    @Override
    public Diagnostics diagnostics() {
        return inner.diagnostics();
    }

    @Override
    public void close() {
        inner.close();
    }
}
