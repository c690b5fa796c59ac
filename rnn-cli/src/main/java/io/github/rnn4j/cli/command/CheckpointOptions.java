package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.model.Checkpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often a training is written down, and whether one goes on. */
final class CheckpointOptions {
    @Option(
            names = "--checkpoint-every",
            paramLabel = "STEPS",
            description =
                    "Write down beside the model, every so many steps, all that is needed to go on; deleted when the"
                            + " model is written. Default: never.")
    private @Nullable Integer everySteps;

    @Option(
            names = "--resume",
            description =
                    "Go on from the checkpoints of the same command, to the same bits as without a break, and write"
                            + " more, every 500 steps by default. Without any, begin at the beginning.")
    private boolean resume;

    /**
     * Returns what was asked for.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the steps are below 1
     */
    @Nullable
    Checkpoints checkpoints() {
        if (everySteps == null) {
            return resume ? new Checkpoints(Checkpoints.EVERY_STEPS, true) : null;
        }
        return new Checkpoints(Choice.positive("--checkpoint-every", everySteps), resume);
    }
}
