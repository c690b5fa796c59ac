package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to slf4j, and when not. That nothing is printed then is seen in a process of its own. */
class EngineSettingsTest {
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void unset() {
        before = System.clearProperty(VERBOSITY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(VERBOSITY);
        if (before != null) {
            System.setProperty(VERBOSITY, before);
        }
    }

    @Test
    void withoutALoggerSlf4jIsToldNotToPrintThat() {
        EngineSettings.apply(getClass().getClassLoader());
        assertThat(System.getProperty(VERBOSITY)).isEqualTo("ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "org/slf4j/impl/StaticLoggerBinder.class"
            })
    void whereTheUserHasALoggerNothingIsSet(String sign) throws IOException {
        Path file = folder.resolve(sign);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            EngineSettings.apply(loader);
        }
        assertThat(System.getProperty(VERBOSITY)).isNull();
    }

    @Test
    void whatTheUserSetIsLeftAsItIs() {
        System.setProperty(VERBOSITY, "INFO");
        EngineSettings.apply(getClass().getClassLoader());
        assertThat(System.getProperty(VERBOSITY)).isEqualTo("INFO");
    }
}
