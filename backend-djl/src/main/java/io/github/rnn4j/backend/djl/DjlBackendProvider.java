package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;

/**
 * Makes the backend {@code djl} known: PyTorch's native library on the processor, driven by DJL. It works offline only: natives
 * come from the class path, never from the network. The probe reads what the jars say about themselves; the engine starts with
 * the first {@link #open}, once for the whole process. A process has one number of threads for its calls. Thread-safe.
 */
@Experimental
public final class DjlBackendProvider implements BackendProvider {
    static final String NAME = "djl";

    static final BackendCapabilities CAPABILITIES = new BackendCapabilities(
            DeviceKind.CPU,
            Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
            Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
            Set.of(Feature.CONCURRENT_INFERENCE, Feature.CONCURRENT_TRAINING, Feature.DETERMINISTIC));

    private static final int PRIORITY = 30;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public DjlBackendProvider() {}

    @Override
    public String name() {
        return NAME;
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
        return DjlProbe.look(context.classLoader(), DjlFlavor.CPU);
    }

    @Override
    public Backend open(BackendOptions options) {
        if (options.device() != 0) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend 'djl': expected device 0 but got " + options.device()
                            + " (all processors are one device). Leave the device out.");
        }
        DjlProbe.require(NAME, DjlProbe.look(DjlBackendProvider.class.getClassLoader(), DjlFlavor.CPU));
        return DjlEngine.open(NAME, CAPABILITIES, options);
    }
}
