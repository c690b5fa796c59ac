package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.ProbeContext;

/**
 * Makes the backend {@code nd4j-cuda} known: ND4J on CUDA 11.6, where {@code nd4j-cuda-11.6} is on the class path and the GPU has a
 * compute capability from 3.7 to 8.9. The driver is asked before any class of ND4J is touched. <strong>Never run on a
 * GPU</strong>: it declares no optional ability. Thread-safe.
 */
@Experimental
public final class Nd4jCudaBackendProvider implements BackendProvider {
    private static final BackendCapabilities CAPABILITIES = Opening.capabilities(DeviceKind.CUDA);

    private static final int PRIORITY = 50;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public Nd4jCudaBackendProvider() {}

    @Override
    public String name() {
        return Flavour.CUDA.backend();
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
        return Opening.probe(Flavour.CUDA, context);
    }

    @Override
    public Backend open(BackendOptions options) {
        return Opening.open(Flavour.CUDA, CAPABILITIES, options);
    }
}
