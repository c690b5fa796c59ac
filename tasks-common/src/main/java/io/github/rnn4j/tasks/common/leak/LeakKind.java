package io.github.rnn4j.tasks.common.leak;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is shared, or known too early. */
@Experimental
public enum LeakKind {
    /** Windows of one recording are in more than one part. */
    SAME_RUN,
    /** Windows of one day are in more than one part. */
    SAME_DAY,
    /** Windows to be scored hold steps that windows of the training part hold too. */
    OVERLAPPING_WINDOWS,
    /** Texts to be scored are in the training part too. */
    SAME_TEXT,
    /** Texts to be scored are in the training part too, but for a few characters. */
    NEAR_DUPLICATE_TEXT,
    /** A scale or a vocabulary was taken from more than the training part. */
    FITTED_BEYOND_TRAIN,
    /** One feature nearly says the answer. */
    DETERMINING_FEATURE;

    /** Returns its name on the command line and in results, such as {@code same-run}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the kind of that name.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none; the message lists all
     */
    public static LeakKind of(String code) {
        List<String> codes = Arrays.stream(values()).map(LeakKind::code).toList();
        int place = codes.indexOf(code);
        if (place < 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--accept-leak: expected one of " + String.join(", ", codes) + " but got '" + code + "'."
                            + Suggestion.sentence(code, codes));
        }
        return values()[place];
    }
}
