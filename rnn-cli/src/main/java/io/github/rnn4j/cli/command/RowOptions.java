package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which files, which of their rows, and where in them the text is. */
final class RowOptions {
    @Mixin
    private final TableOptions tables = new TableOptions();

    @Option(names = "--text", paramLabel = "COLUMN", description = "Column of the text. Default: found by its name.")
    private @Nullable String text;

    @Option(
            names = "--score-where",
            paramLabel = "COND",
            description =
                    "Reviews: only validation and test rows that meet this count, whatever is learned from; written like"
                            + " --where. May be repeated.")
    private List<String> scoreWhere = List.of();

    /** Returns which files and rows. */
    TableOptions tables() {
        return tables;
    }

    /**
     * Refuses what only goes with reviews.
     *
     * @param task the model's
     */
    void refuseFor(String task) {
        if (text != null || !scoreWhere.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    (text != null ? "--text" : "--score-where") + ": expected a model for reviews but got one for "
                            + task + ". Leave it out.");
        }
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
        return new ReviewSource(
                tables.paths(), text, label, split, tables.where(), tables.exclude(), classes, scoreWhere);
    }
}
