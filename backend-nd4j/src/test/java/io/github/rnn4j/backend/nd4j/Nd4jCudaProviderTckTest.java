package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.ProviderTck;

/** The rules of a provider, wherever it is. */
class Nd4jCudaProviderTckTest extends ProviderTck {
    @Override
    protected BackendProvider provider() {
        return new Nd4jCudaBackendProvider();
    }
}
