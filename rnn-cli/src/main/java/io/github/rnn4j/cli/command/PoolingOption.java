package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.spec.PoolingKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the steps' outputs become one vector. */
final class PoolingOption {
    private static final Map<String, PoolingKind> POOLINGS = Map.of(
            "last",
            PoolingKind.LAST,
            "mean",
            PoolingKind.MEAN,
            "max",
            PoolingKind.MAX,
            "attention",
            PoolingKind.ATTENTION);

    @Option(
            names = "--pooling",
            paramLabel = "KIND",
            description = "What becomes of the steps' outputs: last, mean, max or attention. Default: max for reviews,"
                    + " mean for devices, last for ticks.")
    private @Nullable String pooling;

    /**
     * Returns the choice.
     *
     * @param usual what is taken where nothing was chosen
     * @throws io.github.rnn4j.api.error.RnnException if there is no such pooling
     */
    PoolingKind kind(PoolingKind usual) {
        return pooling == null ? usual : Choice.of("--pooling", pooling, POOLINGS);
    }
}
