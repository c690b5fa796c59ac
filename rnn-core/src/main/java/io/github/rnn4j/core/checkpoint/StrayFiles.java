package io.github.rnn4j.core.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Names of temporary files, and the removal of those that a process left when it died. */
final class StrayFiles {
    private static final String MARK = ".tmp-";

    private StrayFiles() {}

    /** Returns where this process writes the new content of a file. */
    static Path temporary(Path file) {
        return file.resolveSibling(prefix(file) + ProcessHandle.current().pid());
    }

    /** Removes the temporary files for this file whose process is dead. The caller holds off writers of its own process. */
    static void remove(Path file) throws IOException {
        String prefix = prefix(file);
        try (DirectoryStream<Path> strays =
                Files.newDirectoryStream(AtomicFile.folder(file), path -> isStray(name(path), prefix))) {
            for (Path stray : strays) {
                Files.deleteIfExists(stray);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isStray(String name, String prefix) {
        if (!name.startsWith(prefix)) {
            return false;
        }
        String digits = name.substring(prefix.length());
        if (!digits.matches("[0-9]{1,18}")) {
            return false;
        }
        long pid = Long.parseLong(digits);
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    private static String prefix(Path file) {
        return name(file) + MARK;
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName(), "file name").toString();
    }
}
