package io.github.rnn4j.monitoring.page;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.run.EventLog;
import java.nio.file.Path;

/** Shows runs as a page; a service of the class path. Thread-safe. */
@Experimental
public interface PageServer {
    /** Returns its name, of {@code [a-z0-9-]}. */
    String name();

    /**
     * Serves the page of a run until it is closed.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if the address is none of this machine or the port is
     *     taken
     */
    LivePage open(EventLog log, DashboardOptions options);

    /**
     * Writes the page with all lines that there are so far into one HTML file, which is replaced as a whole.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    void export(EventLog log, Path file) throws InterruptedException;
}
