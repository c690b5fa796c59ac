package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.ProviderTck;

/** The rules of a provider hold with and without a GPU. */
class DjlCudaProviderTckTest extends ProviderTck {
    @Override
    protected BackendProvider provider() {
        return new DjlCudaBackendProvider();
    }
}
