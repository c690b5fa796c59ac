package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file at once, with refusals that say what it is instead. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Returns the bytes of a file.
     *
     * @param subject the file, for messages
     */
    static byte[] read(Path file, String subject) {
        if (Files.notExists(file)) {
            throw new InvalidModelException(
                    subject + ": expected a file but there is none. Check the name, or train a model first.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InvalidModelException(
                    subject + ": expected a file but got a folder or a device. Check the name.");
        }
        try {
            if (Files.size(file) > Frame.MAX_FILE) {
                throw new InvalidModelException(
                        subject + ": expected at most " + Frame.MAX_FILE + " bytes but got " + Files.size(file) + ".");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    subject + ": expected to read it but " + AtomicFile.reason(e) + ". Check its rights.",
                    e);
        }
    }
}
