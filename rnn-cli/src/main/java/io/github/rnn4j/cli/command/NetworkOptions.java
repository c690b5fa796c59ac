package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The shape of the network. */
final class NetworkOptions {
    private static final Map<String, InitializerSpec> INITIALIZERS = Map.of(
            "xavier-uniform",
            new InitializerSpec.XavierUniform(1),
            "xavier-normal",
            new InitializerSpec.XavierNormal(1));
    private static final Map<String, PoolingKind> POOLINGS =
            Map.of("last", PoolingKind.LAST, "mean", PoolingKind.MEAN, "max", PoolingKind.MAX);

    @Option(names = "--cell", paramLabel = "TYPE", description = "Recurrent cell: rnn (tanh). Default: rnn.")
    private @Nullable String cell;

    @Option(names = "--hidden", paramLabel = "N", description = "Width of the recurrent layers. Default: 128.")
    private @Nullable Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers one upon the other. Default: 1.")
    private @Nullable Integer layers;

    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Length of the vector of a character or word. Default: 128.")
    private @Nullable Integer embedding;

    @Option(
            names = "--pooling",
            paramLabel = "KIND",
            description = "What becomes of the steps' outputs: last, mean or max. Default: max.")
    private @Nullable String pooling;

    @Option(
            names = "--init",
            paramLabel = "RULE",
            description = "First values of the weights: xavier-uniform or xavier-normal. Default: xavier-uniform.")
    private @Nullable String init;

    /**
     * Returns the shape.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a value is out of range, or there is no such cell
     */
    ReviewNetworkSpec spec(CellRegistry cells) {
        ReviewNetworkSpec usual = ReviewNetworkSpec.DEFAULT;
        return new ReviewNetworkSpec(
                embedding == null ? usual.embeddingSize() : Choice.positive("--embedding", embedding),
                cell == null ? usual.cell() : CellSpec.of(cells.choose(cell).type()),
                hidden == null ? usual.hiddenSize() : Choice.positive("--hidden", hidden),
                layers == null ? usual.numLayers() : Choice.positive("--layers", layers),
                usual.direction(),
                pooling == null ? usual.pooling() : Choice.of("--pooling", pooling, POOLINGS),
                init == null ? usual.initializer() : Choice.of("--init", init, INITIALIZERS));
    }
}
