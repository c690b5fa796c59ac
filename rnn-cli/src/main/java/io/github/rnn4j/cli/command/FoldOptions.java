package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.Folds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether models are trained anew for each fold as well. */
final class FoldOptions {
    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "Afterwards train anew for each of K folds of all rows, those of the test part too, and show what the"
                            + " models reach on the fold that they have not seen. For small data. Default: not at all.")
    private @Nullable Integer folds;

    @Option(
            names = "--repeats",
            paramLabel = "R",
            description = "How often the rows are dealt out to the folds anew. Default: 1.")
    private @Nullable Integer repeats;

    /**
     * Returns the folds; null if none were asked for.
     *
     * @throws RnnException if a number is out of range, or there are repeats of nothing
     */
    @Nullable
    Folds folds() {
        if (folds == null) {
            if (repeats != null) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--repeats: expected --folds beside it but got none. Say how many folds there are.");
            }
            return null;
        }
        return new Folds(folds, repeats == null ? 1 : repeats);
    }
}
