package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a text is read. */
final class LengthOptions {
    private static final String AUTO = "auto";

    @Option(
            names = "--length",
            paramLabel = "auto|N",
            description =
                    "Tokens of a text that the networks read: its first N, or auto for the fewest that cost no score, from the"
                            + " end where they tell most. Either way batches are made so that little is padding. Baselines read whole texts."
                            + " Default: the first 200, of English by characters 1000, in batches as they come.")
    private @Nullable String length;

    /**
     * Returns who chooses; null if nothing was chosen.
     *
     * @throws RnnException if it is neither a number >= 1 nor auto
     */
    @Nullable
    LengthChoice choice() {
        if (length == null) {
            return null;
        }
        return length.equals(AUTO) ? new LengthChoice.Auto() : new LengthChoice.Fixed(number(length));
    }

    private static int number(String length) {
        try {
            int number = Integer.parseInt(length);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refusal(length, e);
        }
        throw refusal(length, null);
    }

    private static RnnException refusal(String length, @Nullable Throwable cause) {
        return new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "--length: expected auto or a whole number >= 1 but got '" + length + "'.",
                cause);
    }
}
