package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;

/**
 * Makes the backend {@code djl-cuda} known: as {@code djl}, on a GPU. <strong>Never run</strong>: it was written without a GPU at
 * hand, compiles against the versions it needs (DJL 0.32.0, PyTorch 2.5.1 for CUDA 12.4), and declares no optional ability. The
 * probe asks the driver before it looks at anything of DJL. Thread-safe.
 */
@Experimental
public final class DjlCudaBackendProvider implements BackendProvider {
    static final String NAME = "djl-cuda";

    static final BackendCapabilities CAPABILITIES = new BackendCapabilities(
            DeviceKind.CUDA,
            Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
            Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
            Set.of());

    private static final int PRIORITY = 60;

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public DjlCudaBackendProvider() {}

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
        return look(context.classLoader(), 0);
    }

    @Override
    public Backend open(BackendOptions options) {
        DjlProbe.require(NAME, look(DjlCudaBackendProvider.class.getClassLoader(), options.device()));
        return DjlEngine.open(NAME, CAPABILITIES, options);
    }

    private static Availability look(ClassLoader loader, int device) {
        Availability gpu = CudaProbe.look(device);
        if (!gpu.available()) {
            return gpu;
        }
        Availability engine = DjlProbe.look(loader, DjlFlavor.CUDA);
        return engine.available() ? Availability.yes(engine.reason() + " on " + gpu.reason()) : engine;
    }
}
