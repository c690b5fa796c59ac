package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "rnn.test.nd4j-cuda",
        matches = "true",
        disabledReason = "the contract on a GPU runs with -Pnd4j-cuda only, which downloads 2.4 GB")
class Nd4jCudaBackendTckTest extends BackendTck {
    @Override
    protected BackendProvider provider() {
        return new Nd4jCudaBackendProvider();
    }
}
