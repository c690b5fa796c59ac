package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds data files by name: as given, then under the folder that the system property {@code rnn.data} or else the
 * environment variable {@code RNN_DATA} names. Immutable.
 *
 * @param folder that folder; null where neither is set
 */
@Experimental
public record DataFolder(@Nullable Path folder) {
    /** Returns the folder that the system property or the environment names. */
    public static DataFolder fromEnvironment() {
        String property = System.getProperty("rnn.data");
        String name = property != null ? property : System.getenv("RNN_DATA");
        return new DataFolder(name == null || name.isBlank() ? null : path(name));
    }

    /**
     * Returns the path of an existing file.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if there is none, or if it is a folder
     */
    public Path locate(String name) {
        Path given = path(name);
        Path found = given;
        if (!Files.exists(given) && folder != null && !given.isAbsolute()) {
            found = folder.resolve(given);
        }
        if (Files.isDirectory(found)) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, name + ": expected a file but got a folder. Name a file in it.");
        }
        if (!Files.exists(found)) {
            throw new RnnException(ErrorCode.INPUT_OUTPUT, missing(given));
        }
        return found;
    }

    private String missing(Path given) {
        String message = given + ": expected a file but there is none";
        if (given.isAbsolute()) {
            return message + ". Check the name.";
        }
        Path here = Path.of("").toAbsolutePath();
        return folder == null
                ? message + " (looked in " + here + "). Check the name, or let RNN_DATA name the folder it is under."
                : message + " (looked in " + here + " and under RNN_DATA, " + folder + "). Check the name.";
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, "'" + name + "': expected a file name but got " + e.getReason() + ".", e);
        }
    }
}
