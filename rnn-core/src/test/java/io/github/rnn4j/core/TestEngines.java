package io.github.rnn4j.core;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.CpuBackendProvider;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;

/** The engines that core is tested on: the plainest backend, and the default one with and without its fused plans. */
public enum TestEngines {
    REFERENCE {
        @Override
        Backend newBackend() {
            return new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
        }
    },
    CPU {
        @Override
        Backend newBackend() {
            return new CpuBackendProvider().open(BackendOptions.DEFAULT);
        }
    },
    CPU_COMPOSED {
        @Override
        Backend newBackend() {
            return new ComposedOnly(new CpuBackendProvider().open(BackendOptions.DEFAULT));
        }
    };

    abstract Backend newBackend();

    /** Opens it; its backend is to be closed by the caller. */
    public Engine open(DType dtype) {
        return new Engine(newBackend(), cells(), dtype);
    }

    public static CellRegistry cells() {
        return CellRegistry.ofClassPath();
    }
}
