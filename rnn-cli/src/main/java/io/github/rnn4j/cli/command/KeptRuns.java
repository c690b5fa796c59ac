package io.github.rnn4j.cli.command;

import io.github.rnn4j.monitoring.run.RunFolder;
import io.github.rnn4j.monitoring.run.RunSummary;
import io.github.rnn4j.monitoring.run.RunsFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Finds kept runs for commands. They do not do it themselves, for picocli loads what the methods of a command take and return. */
final class KeptRuns {
    private KeptRuns() {}

    /**
     * Returns all runs of a folder, the last one started first.
     *
     * @param err where a line is printed about each that cannot be read
     */
    static List<RunSummary> all(Path folder, PrintStream err) {
        return new RunsFolder(folder)
                .list(unreadable -> err.println(unreadable.getMessage())).stream()
                        .map(run -> RunSummary.of(run.log()))
                        .toList();
    }

    /**
     * Returns one run.
     *
     * @param name its identifier, the beginning of it, or last
     * @throws io.github.rnn4j.api.error.RnnException if there is none or more than one
     */
    static RunFolder find(Path folder, String name) {
        return new RunsFolder(folder).find(name);
    }

    /** Returns what became of one run; the name is as for {@link #find}. */
    static RunSummary summary(Path folder, String name) {
        return RunSummary.of(find(folder, name).log());
    }
}
