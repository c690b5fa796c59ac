package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
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
    }

    /**
     * Begins to watch a training.
     *
     * @param words what was typed
     * @param engine what computes
     * @throws RnnException if a run cannot be kept
     */
    TrainingWatch watch(TrainingPlan plan, List<String> words, Backend engine) {
        return keep ? RunKeeper.open(runs.path(), plan, words, engine) : TrainingWatch.NONE;
    }
}
