package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

/** The whole contract of a backend. */
final class CpuTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new CpuBackendProvider();
    }
}
