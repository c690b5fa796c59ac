package io.github.rnn4j.cli.command;

import io.github.rnn4j.monitoring.run.RunsFolder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are kept. A path, for picocli loads what methods return, and a training that is not kept loads nothing of runs. */
final class RunsOption {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description =
                    "Folder that runs are kept in. Default: what RNN_RUNS names, else rnn4j-runs in the current folder.")
    private @Nullable String folder;

    /** Returns whether a folder was named. */
    boolean given() {
        return folder != null;
    }

    /** Returns the words by which another command is told of the same folder: none where it finds it by itself. */
    List<String> words() {
        return folder == null ? List.of() : List.of("--runs", folder);
    }

    /**
     * Returns the folder, which need not exist.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the name can be no folder's
     */
    Path path() {
        return folder == null ? RunsFolder.fromEnvironment().path() : OutputPath.path("--runs", folder);
    }
}
