package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the data. */
@Experimental
public enum Part {
    /** What is learned from. */
    TRAIN,
    /** What settings and the best epoch are chosen by. */
    VALIDATION,
    /** What is looked at once, at the end. */
    TEST;

    /** Returns its name on the command line and in split columns, such as {@code train}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the part that a field of a split column names, if it names one. */
    public static Optional<Part> find(String code) {
        return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
    }

    /**
     * Returns the part of that name.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none
     */
    public static Part of(String code) {
        return find(code)
                .orElseThrow(() -> new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "part: expected train, validation or test but got '" + code + "'."
                                + Suggestion.sentence(
                                        code,
                                        Arrays.stream(values()).map(Part::code).toList())));
    }
}
