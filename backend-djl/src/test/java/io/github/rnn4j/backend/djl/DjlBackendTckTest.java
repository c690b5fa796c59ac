package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

class DjlBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new DjlBackendProvider();
    }
}
