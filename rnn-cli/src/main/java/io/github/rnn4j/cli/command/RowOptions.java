package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files, which of their rows, and where in them the text is. */
final class RowOptions {
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

    @Option(names = "--text", paramLabel = "COLUMN", description = "Column of the text. Default: found by its name.")
    private @Nullable String text;

    /** Returns whether files were named. */
    boolean given() {
        return !files.isEmpty();
    }

    /** Returns the names of the files, as given. */
    List<String> files() {
        return files;
    }

    /**
     * Returns the source of texts; every file is there.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a file is not there
     */
    ReviewSource source() {
        return source(null, null, List.of());
    }

    /**
     * Returns the source of labelled texts; every file is there.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a file is not there or the options contradict themselves
     */
    ReviewSource source(@Nullable String label, @Nullable String split, List<String> classes) {
        DataFolder folder = DataFolder.fromEnvironment();
        return new ReviewSource(
                files.stream().map(folder::locate).toList(), text, label, split, where, exclude, classes);
    }
}
