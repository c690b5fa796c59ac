package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The home of what can be done with runs that were kept. */
@Command(
        name = "runs",
        description = "Lists, shows, compares and exports runs that were kept with 'train TASK --keep-run'.",
        subcommands = {RunsListCommand.class, RunsShowCommand.class, RunsCompareCommand.class, RunsExportCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  ./rnn runs list",
            "  ./rnn runs show last",
            "  ./rnn runs compare 20261129-141500 last",
            "  ./rnn runs export last --tensorboard logs"
        })
@Internal
public final class RunsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "runs: expected a command but got none. Commands: compare, export, list, show. './rnn runs --help' lists"
                        + " them.");
    }
}
