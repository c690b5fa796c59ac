package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model file. */
final class ModelOption {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "Model file that a training wrote.")
    private String file = "";

    /**
     * Returns its path; whether there is a model is for the reader to find out.
     *
     * @throws RnnException if the name can be no file's
     */
    Path path() {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "--model: expected a file name but got '" + file + "' (" + e.getReason() + ").",
                    e);
        }
    }
}
