package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * Which entries get an identifier of their own.
 *
 * @param views views to number, 1 (tokens), 2 (pairs too) or 3 (three in a row too)
 * @param minimumCount times an entry stands in the training texts at the least, at least 1
 * @param maximumSize entries of one view at the most, the most frequent ones; at least 1
 */
@Experimental
public record VocabularySettings(int views, int minimumCount, int maximumSize) {
    public VocabularySettings {
        check(views >= 1 && views <= Ngrams.MAX_VIEWS, "views", "1 to " + Ngrams.MAX_VIEWS, views);
        check(minimumCount >= 1, "minimumCount", ">= 1", minimumCount);
        check(maximumSize >= 1, "maximumSize", ">= 1", maximumSize);
    }

    private static void check(boolean holds, String name, String expected, int value) {
        if (!holds) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "vocabulary." + name + ": expected " + expected + " but got " + value);
        }
    }
}
