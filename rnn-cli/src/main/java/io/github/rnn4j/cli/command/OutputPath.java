package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Makes sure that a file can be written before any work is done for it. */
final class OutputPath {
    private OutputPath() {}

    /**
     * Returns the path of a file that can be written or replaced.
     *
     * @param option where the name was given
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot
     */
    static Path check(String option, String name) {
        Path path = path(option, name);
        AtomicFile.checkWritable(path);
        return path;
    }

    /**
     * Returns the path that a name stands for, whatever is there.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it can be no file's
     */
    static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    option + ": expected a file name but got '" + name + "' (" + e.getReason() + ").",
                    e);
        }
    }
}
