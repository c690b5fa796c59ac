package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.RunEntry;
import io.github.rnn4j.cli.output.RunTable;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the runs that were kept. */
@Command(
        name = "list",
        description = "Lists the runs that were kept, the last one started first.",
        footer = {"  ./rnn runs list", "  ./rnn runs list --runs /data/runs --json runs.json"})
@Internal
public final class RunsListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Lists on a terminal. */
    public RunsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        Path folder = runs.path();
        List<RunSummary> summaries = KeptRuns.all(folder, terminal.err());
        if (summaries.isEmpty()) {
            terminal.out().println("No runs in " + folder + ". Keep one with 'train TASK --keep-run'.");
        } else {
            new RunTable(terminal.out()).print(summaries);
        }
        file.write(
                new Listed(1, "runs list", summaries.stream().map(RunEntry::of).toList()));
        return ExitCode.DONE;
    }

    /**
     * The list as JSON.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param runs the last one started first
     */
    record Listed(int schemaVersion, String command, List<RunEntry> runs) {}
}
