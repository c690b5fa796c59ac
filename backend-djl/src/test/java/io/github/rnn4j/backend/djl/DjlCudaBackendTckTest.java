package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "isAvailable",
        disabledReason =
                "backend 'djl-cuda' needs a GPU and a build with -Pdjl-cuda; its provider is tested all the same")
class DjlCudaBackendTckTest extends BackendTck {
    static boolean isAvailable() {
        return new DjlCudaBackendProvider().probe(new MachineContext()).available();
    }

    @Override
    protected BackendProvider provider() {
        return new DjlCudaBackendProvider();
    }
}
