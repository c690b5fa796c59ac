package io.github.rnn4j.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the user's own, with the user's own settings, that fetch an archive. Thread-safe. */
enum ArchiveTool {
    /** Fetches a package, such as {@code name@1.0.0}. */
    NPM("npm", "npm", "package", ".tgz") {
        @Override
        List<String> arguments(String specification, Path folder) {
            return List.of(
                    "pack",
                    specification,
                    "--silent",
                    "--ignore-scripts",
                    "--fetch-retries=1",
                    "--fetch-retry-mintimeout=1000",
                    "--fetch-retry-maxtimeout=2000",
                    "--fetch-timeout=20000");
        }
    },

    /** Fetches an artifact, such as {@code group:name:1.0.0}, without its dependencies, by the plugin that the build uses. */
    MAVEN("mvn", "Maven", "artifact", ".jar") {
        @Override
        List<String> arguments(String specification, Path folder) {
            return List.of(
                    "--batch-mode",
                    "--quiet",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                    "-Dartifact=" + specification,
                    "-DoutputDirectory=" + folder.toAbsolutePath());
        }
    };

    private static final long SECONDS = 60;

    private final String program;
    private final String title;
    private final String kind;
    private final String suffix;

    ArchiveTool(String program, String title, String kind, String suffix) {
        this.program = program;
        this.title = title;
        this.kind = kind;
        this.suffix = suffix;
    }

    /** Returns what the program is asked for, after its name. */
    abstract List<String> arguments(String specification, Path folder);

    /** Returns the name that it has on the path. */
    String program() {
        return program;
    }

    /** Returns how people call it. */
    String title() {
        return title;
    }

    /** Returns what it calls what it fetches. */
    String kind() {
        return kind;
    }

    /** Returns how the names of its archives end. */
    String suffix() {
        return suffix;
    }

    /**
     * Fetches one archive.
     *
     * @param path where the program is
     * @param specification which archive
     * @param folder an empty folder to put it in
     * @return the archive; empty if the program did not deliver one
     * @throws IOException if it cannot be started or the folder not be read
     */
    Optional<Path> fetch(Path path, String specification, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments(specification, folder));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!ended(process) || process.exitValue() != 0) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).findFirst();
        }
    }

    /** Waits for the end of the program; one that hangs is stopped, with the processes that it started. */
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
