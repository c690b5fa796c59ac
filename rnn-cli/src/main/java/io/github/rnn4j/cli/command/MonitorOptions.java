package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who watches a training. Without any of these options nobody does. */
final class MonitorOptions {
    @Option(
            names = "--keep-run",
            description = "Keep how the training goes, line by line, in a folder of its own; './rnn runs' shows it."
                    + " Default: no.")
    private boolean keep;

    @Mixin
    private final RunsOption runs = new RunsOption();

    @Option(
            names = "--dashboard",
            description = "Show the training in a browser while it goes on; says where. Default: no.")
    private boolean dashboard;

    @Mixin
    private final PageOptions page = new PageOptions();

    /**
     * Finds out beforehand whether the options go together.
     *
     * @throws RnnException if not
     */
    void check() {
        if (runs.given() && !keep) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--runs: expected --keep-run beside it but got none. Add it, or leave this one out.");
        }
        if (!dashboard) {
            page.checkAbsent("--dashboard");
        }
    }

    /** Returns whether anybody watches. */
    boolean given() {
        return keep || dashboard;
    }

    /**
     * Begins to watch a training.
     *
     * @param words what was typed
     * @param engine what computes
     * @param out where it is said where the page is
     * @throws RnnException if a run cannot be kept, or not be shown
     */
    TrainingWatch watch(TrainingPlan plan, List<String> words, Backend engine, PrintStream out) {
        if (!keep && !dashboard) {
            return TrainingWatch.NONE;
        }
        RunKeeper run = keep ? RunKeeper.open(runs, plan, words, engine) : RunKeeper.inMemory(plan, words, engine);
        return dashboard ? TrainingPage.open(run, page, out) : run;
    }
}
