package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.vectors.PretrainedVectors;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import java.nio.file.Path;
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
            description = "Length of the vector of a character or word. Default: 48, or that of --vectors.")
    private @Nullable Integer embedding;

    @Option(
            names = "--embedding-update",
            paramLabel = "ROWS",
            description =
                    "Rows of the embedding that a step changes: every-row, which costs as much as the vocabulary is"
                            + " large, or used-rows, those of the step's texts. Default: used-rows.")
    private @Nullable String embeddingUpdate;

    @Option(
            names = "--token-dropout",
            paramLabel = "P",
            description = "Share of characters or words that each step of training hides (word dropout). Default: 0.3.")
    private @Nullable Double tokenDropout;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final PoolingOption pooling = new PoolingOption();

    /**
     * Returns the shape.
     *
     * @param vectors that the embedding starts at; their length is its size
     * @throws io.github.rnn4j.api.error.RnnException if a value is out of range, or there is no such cell
     */
    ReviewNetworkSpec spec(CellRegistry cells, @Nullable VectorSource vectors) {
        ReviewNetworkSpec usual = ReviewNetworkSpec.DEFAULT;
        return new ReviewNetworkSpec(
                vectors == null ? embeddingSize(usual) : embeddingSize(vectors.file()),
                stack.layers(cells, (RecurrentSpec) usual.stack().get(0)),
                pooling.kind(usual.pooling()));
    }

    private int embeddingSize(ReviewNetworkSpec usual) {
        return embedding == null ? usual.embeddingSize() : Choice.positive("--embedding", embedding);
    }

    private int embeddingSize(Path vectors) {
        int dimension = PretrainedVectors.dimension(vectors);
        if (embedding != null && embedding != dimension) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--embedding: expected " + dimension + ", the length of the vectors in " + vectors + ", but got "
                            + embedding + ". Leave it out.");
        }
        return dimension;
    }

    /**
     * Returns the training with what goes with the embedding.
     *
     * @param usual how to train otherwise
     * @throws RnnException if there is no such choice, or a value is out of range
     */
    TrainingSpec training(TrainingSpec usual) {
        return usual.withEmbeddingUpdate(
                        embeddingUpdate == null
                                ? usual.embeddingUpdate()
                                : Choice.of("--embedding-update", embeddingUpdate, EMBEDDING_UPDATES))
                .withTokenDropout(
                        tokenDropout == null ? usual.tokenDropout() : Choice.fraction("--token-dropout", tokenDropout));
    }
}
