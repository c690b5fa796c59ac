package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the two providers share: all but name, priority and flavour. */
final class Opening {
    private Opening() {}

    static BackendCapabilities capabilities(DeviceKind device, Feature... features) {
        return new BackendCapabilities(
                device,
                EnumSet.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
                Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
                Set.of(features));
    }

    static Availability probe(Flavour flavour, ProbeContext context) {
        return new Probe(context, CudaDriverCall::ask, System.getenv()).of(flavour);
    }

    static Backend open(Flavour flavour, BackendCapabilities capabilities, BackendOptions options) {
        Availability found = probe(flavour, ownContext());
        if (!found.available()) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend '" + flavour.backend()
                            + "': expected a machine and a class path that it can work with but " + found.reason()
                            + ". " + found.remedy(),
                    found.cause());
        }
        if (options.device() != 0) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend '" + flavour.backend() + "': expected device 0 but got " + options.device()
                            + " (it computes on the first one only). Leave the device out.");
        }
        return Nd4jBackend.open(flavour, capabilities, options);
    }

    private static ProbeContext ownContext() {
        return new ProbeContext() {
            @Override
            public Optional<String> property(String key) {
                return Optional.ofNullable(System.getProperty(key));
            }

            @Override
            public ClassLoader classLoader() {
                return Opening.class.getClassLoader();
            }
        };
    }
}
