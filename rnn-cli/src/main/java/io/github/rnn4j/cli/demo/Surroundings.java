package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the process finds around it, in one place so that tests can set up another.
 *
 * @param environment environment variables
 * @param system name of the operating system
 * @param home the user's home folder
 */
@Internal
public record Surroundings(Map<String, String> environment, String system, Path home) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Returns what is around this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** Returns our cache folder of this user: where the system keeps such folders. It need not exist yet. */
    public Path cacheFolder() {
        Path chosen = folder("XDG_CACHE_HOME");
        if (chosen != null) {
            return chosen.resolve("rnn4j");
        }
        if (isWindows()) {
            Path local = folder("LOCALAPPDATA");
            return (local != null ? local : home.resolve("AppData").resolve("Local")).resolve("rnn4j");
        }
        boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        return (mac ? home.resolve("Library").resolve("Caches") : home.resolve(".cache")).resolve("rnn4j");
    }

    private @Nullable Path folder(String variable) {
        String value = environment.getOrDefault(variable, "");
        try {
            return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : null;
        } catch (InvalidPathException notAPath) {
            return null;
        }
    }

    /** Looks a program up on the user's path. */
    public Optional<Path> program(String name) {
        List<String> names = isWindows() ? List.of(name + ".cmd", name + ".exe") : List.of(name);
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String file : names) {
                Optional<Path> found = executable(folder, file);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String folder, String file) {
        try {
            Path path = Path.of(folder, file);
            return !folder.isBlank() && Files.isRegularFile(path) && Files.isExecutable(path)
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
