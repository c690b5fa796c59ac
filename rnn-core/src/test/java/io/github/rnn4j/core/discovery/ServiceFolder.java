package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.BackendCapabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A folder on a class path of its own with one file under {@code META-INF/services}. */
final class ServiceFolder {
    private ServiceFolder() {}

    static URLClassLoader loader(Path folder, Class<?> service, String... lines) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(service.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ServiceFolder.class.getClassLoader());
    }

    /** Sound. */
    public static final class Sound extends FakeBackendProvider {
        /** For the service loader. */
        public Sound() {
            super("sound", 1, Set.of(), () -> Availability.yes("plain kernels"));
        }
    }

    /** Cannot be made. */
    public static final class Failing extends FakeBackendProvider {
        /** For the service loader. */
        public Failing() {
            super("failing", 1, Set.of(), () -> null);
            throw new UncheckedIOException(new IOException("the disk is gone"));
        }
    }

    /** Needs a class that is not there. */
    public static final class Unlinked extends FakeBackendProvider {
        /** For the service loader. */
        public Unlinked() {
            super("unlinked", 1, Set.of(), () -> null);
        }

        @Override
        public BackendCapabilities capabilities() {
            throw new NoClassDefFoundError("com/example/Engine");
        }
    }
}
