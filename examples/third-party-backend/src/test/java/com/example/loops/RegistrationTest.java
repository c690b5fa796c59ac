package com.example.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.BackendProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    @Test
    void theProviderIsFound() {
        assertThat(ServiceLoader.load(BackendProvider.class)).hasAtLeastOneElementOfType(LoopBackendProvider.class);
    }
}
