package com.example.loops;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;

class LoopBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new LoopBackendProvider();
    }
}
