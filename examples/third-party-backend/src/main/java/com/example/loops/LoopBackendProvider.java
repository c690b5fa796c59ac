package com.example.loops;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;

/** Makes the backend {@code loops}: plain loops over arrays, nothing to install, and below everything else in the order. */
public final class LoopBackendProvider implements BackendProvider {
    static final String NAME = "loops";

    static final BackendCapabilities CAPABILITIES = new BackendCapabilities(
            DeviceKind.CPU,
            Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
            Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
            Set.of(Feature.CONCURRENT_INFERENCE, Feature.CONCURRENT_TRAINING, Feature.DETERMINISTIC));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public BackendCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Availability probe(ProbeContext context) {
        return Availability.yes("plain loops");
    }

    @Override
    public Backend open(BackendOptions options) {
        return new LoopBackend();
    }
}
