package io.github.rnn4j.tck.oracle;

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
 * Opens the reference backend, against which the others are measured. It computes in float64 and rounds to the tensor's type
 * once, when an operation stores its result. No fused sequences. Not registered as a service: tests construct it.
 */
@Experimental
public final class ReferenceBackendProvider implements BackendProvider {
    static final String NAME = "reference";

    static final BackendCapabilities CAPABILITIES = new BackendCapabilities(
            DeviceKind.CPU,
            Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
            Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
            Set.of(Feature.CONCURRENT_INFERENCE, Feature.CONCURRENT_TRAINING, Feature.DETERMINISTIC));

    /** Creates the provider; nothing happens until {@link #open}. */
    public ReferenceBackendProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public BackendCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Availability probe(ProbeContext context) {
        return Availability.yes("plain loops in float64");
    }

    /** Opens the backend; every call computes in one thread, however many are allowed. */
    @Override
    public Backend open(BackendOptions options) {
        if (options.device() != 0) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "reference: expected device 0 but got " + options.device() + ". Open it with device 0.");
        }
        return new ReferenceBackend();
    }
}
