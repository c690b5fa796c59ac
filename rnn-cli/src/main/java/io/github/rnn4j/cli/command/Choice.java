package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.List;
import java.util.Map;

/** Checks the values of options that the commands themselves know the range of. */
final class Choice {
    private Choice() {}

    /** Returns what a word stands for; a word that is not known is refused with those that are. */
    static <V> V of(String option, String word, Map<String, V> known) {
        V value = known.get(word);
        if (value == null) {
            List<String> words = known.keySet().stream().sorted().toList();
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    option + ": expected " + String.join(" or ", words) + " but got '" + word + "'."
                            + Suggestion.sentence(word, words));
        }
        return value;
    }

    /** Returns a whole number that is at least 1. */
    static int positive(String option, int value) {
        if (value < 1) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected a whole number >= 1 but got " + value + ".");
        }
        return value;
    }

    /** Returns a finite number that is at least 0. */
    static double atLeastZero(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected a number >= 0 but got " + value + ".");
        }
        return value;
    }

    /** Returns a number that is at least 0 and below 1. */
    static double fraction(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    option + ": expected a number at least 0 and below 1 but got " + value + ".");
        }
        return value;
    }

    /** Returns a finite number above 0. */
    static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected a number > 0 but got " + value + ".");
        }
        return value;
    }
}
