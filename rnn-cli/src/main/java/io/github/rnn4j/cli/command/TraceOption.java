package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import picocli.CommandLine.Option;

/** Texts that networks in training read word by word. */
final class TraceOption {
    @Option(
            names = "--trace",
            paramLabel = "TEXT",
            description =
                    "A text of your own that each network reads word by word at the end of every epoch: what moved the"
                            + " answer, and which units of the state. Can be given several times; with --keep-run or --dashboard."
                            + " Default: none.")
    private List<String> texts = List.of();

    /**
     * Returns the texts.
     *
     * @param watched whether anybody would see the traces
     * @throws RnnException if there are some that nobody would see
     */
    List<String> texts(boolean watched) {
        if (!texts.isEmpty() && !watched) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--trace: expected --keep-run or --dashboard beside it but got neither. Add one, or leave this one out.");
        }
        return texts;
    }
}
