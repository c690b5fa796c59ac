package com.example.ugrnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.cell.CellProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    @Test
    void theProviderIsFound() {
        assertThat(ServiceLoader.load(CellProvider.class)).hasAtLeastOneElementOfType(UgrnnCellProvider.class);
    }
}
