package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

class Nd4jBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new Nd4jBackendProvider();
    }
}
