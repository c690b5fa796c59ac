package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.monitoring.export.TensorBoardExport;
import io.github.rnn4j.monitoring.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run for another program. */
@Command(
        name = "export",
        description =
                "Writes a run as event files for TensorBoard: losses, scores and norms, a folder for each network.",
        footer = {"  ./rnn runs export last --tensorboard logs", "  tensorboard --logdir logs"})
@Internal
public final class RunsExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "Its identifier, the beginning of it if no other begins so, or last.")
    private String run = "";

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            required = true,
            description =
                    "Folder that TensorBoard is pointed at; the run gets one of its own below. Files of an earlier"
                            + " export are replaced.")
    private String folder = "";

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Says on a terminal what was written. */
    public RunsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        Path target = OutputPath.path("--tensorboard", folder);
        RunFolder kept = KeptRuns.find(runs.path(), run);
        List<Path> files = TensorBoardExport.write(kept.log(), target);
        if (files.isEmpty()) {
            terminal.out().println("Run " + kept.header().id() + " has no figures: nothing was written.");
        }
        files.forEach(written -> terminal.out().println("Written: " + written));
        file.write(new Exported(
                1,
                "runs export",
                kept.header().id(),
                files.stream().map(Path::toString).toList()));
        return ExitCode.DONE;
    }

    /**
     * What was written, as JSON.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param run identifier
     * @param files one for each network
     */
    record Exported(int schemaVersion, String command, String run, List<String> files) {}
}
