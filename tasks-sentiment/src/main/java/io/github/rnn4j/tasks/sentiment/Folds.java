package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * How rows are dealt out for cross-validation.
 *
 * @param count folds of a repeat, at least 2
 * @param repeats how often the rows are dealt out anew, at least 1
 */
@Experimental
public record Folds(int count, int repeats) {
    public Folds {
        check("--folds", 2, count);
        check("--repeats", 1, repeats);
    }

    private static void check(String option, int least, int value) {
        if (value < least) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected " + least + " or more but got " + value + ".");
        }
    }
}
