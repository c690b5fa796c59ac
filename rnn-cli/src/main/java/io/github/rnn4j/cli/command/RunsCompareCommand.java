package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.RunComparison;
import io.github.rnn4j.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows two runs side by side. */
@Command(
        name = "compare",
        description = {
            "Shows two runs side by side: whether their data is the same, where their settings differ, losses and scores.",
            "",
            "A difference of validation scores of one seed each says little: './rnn eval' compares models on rows that"
                    + " they have never seen, with an interval."
        },
        footer = {"  ./rnn runs compare 20261129-141500 last", "  ./rnn runs compare A B --json comparison.json"})
@Internal
public final class RunsCompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A run: its identifier, the beginning of it, or last.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second = "";

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Compares on a terminal. */
    public RunsCompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        RunComparison comparison =
                new RunComparison(KeptRuns.summary(runs.path(), first), KeptRuns.summary(runs.path(), second));
        comparison.print(terminal.out());
        file.write(comparison.json());
        return ExitCode.DONE;
    }
}
