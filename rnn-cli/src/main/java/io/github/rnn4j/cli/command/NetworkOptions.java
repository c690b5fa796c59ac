package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The shape of a network for reviews. */
final class NetworkOptions {
    private static final Map<String, EmbeddingUpdate> EMBEDDING_UPDATES =
            Map.of("every-row", EmbeddingUpdate.EVERY_ROW, "used-rows", EmbeddingUpdate.USED_ROWS);

    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Length of the vector of a character or word. Default: 128.")
    private @Nullable Integer embedding;

    @Option(
            names = "--embedding-update",
            paramLabel = "ROWS",
            description =
                    "Rows of the embedding that a step changes: every-row, which costs as much as the vocabulary is"
                            + " large, or used-rows, those of the step's texts. Default: used-rows.")
    private @Nullable String embeddingUpdate;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final PoolingOption pooling = new PoolingOption();

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
                pooling.kind(usual.pooling()));
    }

    /**
     * Returns the training with the rows of the embedding that a step changes.
     *
     * @param usual how to train otherwise
     * @throws io.github.rnn4j.api.error.RnnException if there is no such choice
     */
    TrainingSpec training(TrainingSpec usual) {
        return embeddingUpdate == null
                ? usual
                : usual.withEmbeddingUpdate(Choice.of("--embedding-update", embeddingUpdate, EMBEDDING_UPDATES));
    }
}
