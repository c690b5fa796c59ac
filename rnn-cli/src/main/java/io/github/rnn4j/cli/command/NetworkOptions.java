package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The shape of a network for reviews. */
final class NetworkOptions {
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
            names = "--embedding",
            paramLabel = "N",
            description = "Length of the vector of a character or word. Default: 128.")
    private @Nullable Integer embedding;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Option(
            names = "--pooling",
            paramLabel = "KIND",
            description = "What becomes of the steps' outputs: last, mean, max or attention. Default: max.")
    private @Nullable String pooling;

    /**
     * Returns the shape.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a value is out of range, or there is no such cell
     */
    ReviewNetworkSpec spec(CellRegistry cells) {
        ReviewNetworkSpec usual = ReviewNetworkSpec.DEFAULT;
        return new ReviewNetworkSpec(
                embedding == null ? usual.embeddingSize() : Choice.positive("--embedding", embedding),
                stack.layers(cells, (RecurrentSpec) usual.stack().get(0)),
                pooling == null ? usual.pooling() : Choice.of("--pooling", pooling, POOLINGS));
    }
}
