package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

/** Skipped, with the probe's reason, wherever there is no GPU that ND4J's binaries know; see the profile {@code nd4j-cuda}. */
class Nd4jCudaBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new Nd4jCudaBackendProvider();
    }
}
