package io.github.rnn4j.cli.command;

import io.github.rnn4j.cli.output.JsonFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the result goes as JSON, if anywhere. */
final class JsonOption {
    @Option(names = "--json", paramLabel = "FILE", description = "Also write the result to this file, as JSON.")
    private @Nullable String file;

    /** Returns whether this is the file. */
    boolean names(Path path) {
        return file != null && path.toAbsolutePath().equals(Path.of(file).toAbsolutePath());
    }

    /** Returns where to write, having made sure that it can be written. */
    JsonFile check() {
        return file == null ? JsonFile.NOWHERE : JsonFile.at(OutputPath.check("--json", file));
    }
}
