package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

class ReferenceBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new ReferenceBackendProvider();
    }
}
