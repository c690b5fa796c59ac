package io.github.rnn4j.verification.benchmarks.report;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the figures go as well. */
public final class JsonOption {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = FileToWrite.class,
            description = "Write the figures to a file as well.")
    private @Nullable Path file;

    /** Returns the file, if one is wanted. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
