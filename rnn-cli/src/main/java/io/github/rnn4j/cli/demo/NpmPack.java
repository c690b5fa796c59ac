package io.github.rnn4j.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has the user's own npm, with the user's own settings, fetch a package. Thread-safe. */
final class NpmPack {
    private static final long SECONDS = 60;

    private final Path npm;

    NpmPack(Path npm) {
        this.npm = npm;
    }

    /**
     * Fetches one package.
     *
     * @param specification name and version, such as {@code name@1.0.0}
     * @param folder an empty folder to put the archive in
     * @return the archive; empty if npm did not deliver one
     * @throws IOException if npm cannot be started or the folder not be read
     */
    Optional<Path> fetch(String specification, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        npm.toString(),
                        "pack",
                        specification,
                        "--silent",
                        "--ignore-scripts",
                        "--fetch-retries=1",
                        "--fetch-retry-mintimeout=1000",
                        "--fetch-retry-maxtimeout=2000",
                        "--fetch-timeout=20000")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!ended(process) || process.exitValue() != 0) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
        }
    }

    /** Waits for the end of npm; one that hangs is stopped, with the processes that it started. */
    private static boolean ended(Process process) {
        boolean ended = false;
        try {
            ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
        return ended;
    }
}
