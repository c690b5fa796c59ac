package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.model.Ensemble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many recurrent networks answer in the mean. */
final class MembersOption {
    @Option(
            names = "--members",
            paramLabel = "N",
            description = "Recurrent networks, each from a seed of its own, whose mean answers. Default: 4.")
    private @Nullable Integer members;

    /**
     * Returns how many.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the number is below 1
     */
    int members() {
        return members == null ? Ensemble.MEMBERS : Choice.positive("--members", members);
    }
}
