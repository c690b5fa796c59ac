package io.github.rnn4j.backend.cpu;

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
 * Makes the backend {@code cpu} known: pure Java, available wherever Java is. Every call computes on the thread that makes it,
 * whatever number of threads is allowed; sessions of several threads compute side by side. Thread-safe.
 */
@Experimental
public final class CpuBackendProvider implements BackendProvider {
    static final String NAME = "cpu";

    static final BackendCapabilities CAPABILITIES = new BackendCapabilities(
            DeviceKind.CPU,
            Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
            Map.of(
                    DType.FLOAT64,
                    ComputeSupport.NATIVE,
                    DType.FLOAT32,
                    ComputeSupport.NATIVE,
                    DType.FLOAT16,
                    ComputeSupport.EMULATED),
            Set.of(
                    Feature.FUSED_SEQUENCES,
                    Feature.STEP_STATE_GRADIENTS,
                    Feature.CONCURRENT_INFERENCE,
                    Feature.CONCURRENT_TRAINING,
                    Feature.DETERMINISTIC));

    private static final int PRIORITY = 40;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public CpuBackendProvider() {}

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
        return FloatKernels.availability();
    }

    @Override
    public Backend open(BackendOptions options) {
        if (options.device() != 0) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend 'cpu': expected device 0 but got " + options.device()
                            + " (all processors are one device). Leave the device out.");
        }
        FloatKernels.open();
        return new CpuBackend(options.threads());
    }
}
