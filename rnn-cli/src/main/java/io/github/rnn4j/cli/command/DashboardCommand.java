package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a kept run in a browser, also while it goes on. */
@Command(
        name = "dashboard",
        description =
                "Shows a run that was kept in a browser: curves, gradients step by step, verdicts; also one that still"
                        + " goes on.",
        footer = {
            "  ./rnn dashboard",
            "  ./rnn dashboard 20261129-141500 --port 8080",
            "  ./rnn dashboard last --html run.html"
        })
@Internal
public final class DashboardCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its identifier, the beginning of it if no other begins so, or last. Default: last.")
    private String run = "last";

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the page with the run in it to one file, which needs no server, and end.")
    private @Nullable String html;

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Mixin
    private final PageOptions page = new PageOptions();

    /** Says on a terminal where the page is. */
    public DashboardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunFolder kept = KeptRuns.find(runs.path(), run);
        if (html != null) {
            Path file = OutputPath.path("--html", html);
            AtomicFile.checkWritable(file);
            Pages.server().export(kept.log(), file);
            terminal.out().println("Written: " + file);
            return ExitCode.DONE;
        }
        try (Interruption interruption = Interruption.watch();
                LivePage served = Pages.open(kept.log(), page)) {
            terminal.out().println("Run " + kept.header().id() + ": " + served.url() + " (Ctrl-C ends it)");
            terminal.flush();
            while (!interruption.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return ExitCode.DONE;
    }
}
