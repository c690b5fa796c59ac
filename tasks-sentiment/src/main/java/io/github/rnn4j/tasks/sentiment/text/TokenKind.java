package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.Arrays;
import java.util.List;

/** What a token is, which is what a time step of a network sees. */
@Experimental
public enum TokenKind {
    /** A character. */
    CHARACTERS("characters"),
    /** A word. */
    WORDS("words");

    private final String code;

    TokenKind(String code) {
        this.code = code;
    }

    /** Returns its name on the command line and in results. */
    public String code() {
        return code;
    }

    /**
     * Returns the kind of that name.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none
     */
    public static TokenKind of(String code) {
        List<String> codes = Arrays.stream(values()).map(TokenKind::code).toList();
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "view: expected " + String.join(" or ", codes) + " but got '" + code + "'."
                                + Suggestion.sentence(code, codes)));
    }
}
