package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;

/**
 * Makes the backend {@code nd4j} known: ND4J's own code for processors, where {@code nd4j-native} and its native library are on
 * the class path. It fuses no sequences. A process has one flavour of ND4J and one number of threads for its products. Thread-safe.
 */
@Experimental
public final class Nd4jBackendProvider implements BackendProvider {
    private static final BackendCapabilities CAPABILITIES = Opening.capabilities(
            DeviceKind.CPU, Feature.CONCURRENT_INFERENCE, Feature.CONCURRENT_TRAINING, Feature.DETERMINISTIC);

    private static final int PRIORITY = 20;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public Nd4jBackendProvider() {}

    @Override
    public String name() {
        return Flavour.CPU.backend();
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public BackendCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Availability probe(ProbeContext context) {
        return Opening.probe(Flavour.CPU, context);
    }

    @Override
    public Backend open(BackendOptions options) {
        return Opening.open(Flavour.CPU, CAPABILITIES, options);
    }
}
