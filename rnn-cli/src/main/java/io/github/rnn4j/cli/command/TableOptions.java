package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.data.DataFolder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files, and which of their rows. */
final class TableOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE...",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Table with a header line: CSV or TSV, by its content, plain or gzipped, UTF-8. May be"
                    + " repeated. A relative name that is not here is looked for under the folder RNN_DATA.")
    private List<String> files = List.of();

    @Option(
            names = "--where",
            paramLabel = "COND",
            description = "Only rows that meet this: COLUMN=V, or !=, <, <=, >, >=; several joined by commas hold"
                    + " together. May be repeated.")
    private List<String> where = List.of();

    @Option(names = "--exclude", paramLabel = "COND", description = "Not the rows that meet this. May be repeated.")
    private List<String> exclude = List.of();

    /** Returns whether files were named. */
    boolean given() {
        return !files.isEmpty();
    }

    /** Returns the names of the files, as given. */
    List<String> names() {
        return files;
    }

    /**
     * Returns the files; every one of them is there.
     *
     * @throws io.github.rnn4j.api.error.RnnException if one is not
     */
    List<Path> paths() {
        DataFolder folder = DataFolder.fromEnvironment();
        return files.stream().map(folder::locate).toList();
    }

    /** Returns the conditions that a row must meet. */
    List<String> where() {
        return where;
    }

    /** Returns the conditions that a row must not meet. */
    List<String> exclude() {
        return exclude;
    }
}
