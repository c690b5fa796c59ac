package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: without a command it shows what there is. */
@Command(
        name = "./rnn",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionLines.class,
        description = "Recurrent networks for short sequences: train, score and use them.",
        subcommands = {
            DemoCommand.class,
            TrainCommand.class,
            EvalCommand.class,
            PredictCommand.class,
            RunsCommand.class,
            DashboardCommand.class,
            GradientFlowCommand.class,
            BackendsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n",
        commandListHeading = "%nCommands:%n",
        descriptionHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./rnn demo",
            "  ./rnn train reviews --data reviews.tsv --text text --label label",
            "  ./rnn --with nd4j,djl backends",
            "  ./rnn COMMAND --help",
            "",
            "--with LIST, right after ./rnn, adds the engines nd4j and djl, and hanlp, which cuts Chinese texts into words;",
            "Maven fetches what it does not hold.",
            "./rnn bench measures speed, by a program of its own: ./rnn bench --help. ./rnn --with peers bench adds others to",
            "compare with.",
            "Exit codes: 0 done, 1 our fault, 2 the input's, 130 interrupted."
        },
        usageHelpWidth = 110)
@Internal
public final class RnnCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "After a failure, say where in the program it came about.")
    private boolean verbose;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    /** Returns whether failures come with their stack trace. */
    public boolean verbose() {
        return verbose;
    }
}
