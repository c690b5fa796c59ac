package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run that is kept: {@code run.json}, what is known of it beforehand, and {@code events.jsonl}, its lines. While somebody writes it there
 * is a lock beside them. Nothing ever deletes a run but its owner: it is a folder, so delete that. Immutable.
 *
 * @param path the folder
 * @param header what is known of the run beforehand
 */
@Experimental
public record RunFolder(Path path, RunHeader header) {
    static final String HEADER = "run.json";
    static final String EVENTS = "events.jsonl";
    static final String LOCK = "writer.lock";

    /**
     * Opens a run, which may still go on.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if the folder is no run
     */
    public static RunFolder open(Path path) {
        Path file = path.resolve(HEADER);
        if (!isRun(path)) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    path + ": expected a run but there is no " + HEADER + " in it. Name another.");
        }
        try {
            return new RunFolder(path, RunJson.header(Files.readString(file, StandardCharsets.UTF_8), file.toString()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Returns whether a folder looks like one of a run. */
    static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(HEADER));
    }

    /** Returns its lines, now and as long as it goes on. What is read once is held: use one for all who look at the run. */
    public EventLog log() {
        return new FolderLog(this);
    }

    static RnnException unreadable(Path file, IOException e) {
        return new RnnException(
                ErrorCode.INPUT_OUTPUT,
                file + ": expected to read it but got " + e.getClass().getSimpleName() + " " + e.getMessage()
                        + ". Check the file and its rights.",
                e);
    }
}
