package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.RunReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one run that was kept. */
@Command(
        name = "show",
        description = "Shows a run: what it was started with, its epochs, its last figures and what is wrong with it.",
        footer = {"  ./rnn runs show last", "  ./rnn runs show 20261129-141500 --json run.json"})
@Internal
public final class RunsShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "Its identifier, the beginning of it if no other begins so, or last.")
    private String run = "";

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Shows on a terminal. */
    public RunsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        RunSummary summary = KeptRuns.summary(runs.path(), run);
        RunReport report = new RunReport(summary);
        report.print(terminal.out());
        file.write(report.json());
        return ExitCode.DONE;
    }
}
