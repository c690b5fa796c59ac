package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder for files that nobody needs afterwards; closing deletes it with the files in it.
 *
 * @param path where it is
 */
@Internal
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** Makes one where the system keeps such folders. */
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("rnn4j-"));
        } catch (IOException e) {
            throw failed("one to be made", e);
        }
    }

    /** Makes one in a folder that exists. */
    static TemporaryFolder in(Path parent) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(parent, "rnn4j-"));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw failed("'" + path + "' to be deleted", e);
        }
    }

    private static RnnException failed(String wanted, IOException cause) {
        return new RnnException(
                ErrorCode.INPUT_OUTPUT, "temporary folder: expected " + wanted + " but got " + cause + ".", cause);
    }
}
