package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and where the model goes.
 *
 * @param source the data
 * @param language how texts are read; null to go by the training texts
 * @param network shape of the network
 * @param training how it is trained; its seed is that of the split as well
 * @param anchor whether the answer is that of the network that starts at a linear baseline, together with it; else it is that of the
 *     recurrent network alone. Both are trained and scored in any case
 * @param out file of the model
 * @param acceptedLeaks leaks of the data that are no reason to refuse it
 * @param checkpoints whether and how often to write down how far training came; null for never
 * @param tokens what a token is; null for the language's usual ones
 * @param vectors at which the networks start; null to draw all parameters
 * @param length who chooses how much of a text the networks read; null for the usual length
 */
@Experimental
public record ReviewTrainingOptions(
        ReviewSource source,
        @Nullable Language language,
        ReviewNetworkSpec network,
        TrainingSpec training,
        boolean anchor,
        Path out,
        Set<LeakKind> acceptedLeaks,
        @Nullable Checkpoints checkpoints,
        @Nullable TokenKind tokens,
        @Nullable VectorSource vectors,
        @Nullable LengthChoice length) {
    /** Greatest global norm of the gradient unless another is asked for. */
    public static final double CLIP_NORM = 5;

    /** Whether the network starts at the baseline unless something else is asked for. */
    public static final boolean ANCHOR = true;

    private static final double LEARNING_RATE = 2e-3;
    private static final int BATCH_SIZE = 64;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;
    private static final double TOKEN_DROPOUT = 0.3;

    public ReviewTrainingOptions {
        acceptedLeaks = Set.copyOf(acceptedLeaks);
    }

    /** Takes the language's usual tokens and length, and no vectors. */
    public ReviewTrainingOptions(
            ReviewSource source,
            @Nullable Language language,
            ReviewNetworkSpec network,
            TrainingSpec training,
            boolean anchor,
            Path out,
            Set<LeakKind> acceptedLeaks,
            @Nullable Checkpoints checkpoints) {
        this(source, language, network, training, anchor, out, acceptedLeaks, checkpoints, null, null, null);
    }

    /** Returns the usual training; of the vocabulary, which is large, only the rows in use are changed. */
    public static TrainingSpec training(double clipNorm, long seed) {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(LEARNING_RATE))
                .withClipNorm(clipNorm)
                .withBatchSize(BATCH_SIZE)
                .withEpochs(MAX_EPOCHS, PATIENCE)
                .withTokenDropout(TOKEN_DROPOUT)
                .withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS)
                .withSeed(seed);
    }

    /** Returns the usual options for some data. */
    public static ReviewTrainingOptions of(ReviewSource source, long seed, Path out) {
        return new ReviewTrainingOptions(
                source, null, ReviewNetworkSpec.DEFAULT, training(CLIP_NORM, seed), ANCHOR, out, Set.of(), null);
    }

    /** Returns these options with leaks that are no reason to refuse the data. */
    public ReviewTrainingOptions accepting(LeakKind... leaks) {
        return new ReviewTrainingOptions(
                source, language, network, training, anchor, out, Set.of(leaks), checkpoints, tokens, vectors, length);
    }

    /** Returns these options with other tokens than the language's usual ones. */
    public ReviewTrainingOptions withTokens(@Nullable TokenKind kind) {
        return new ReviewTrainingOptions(
                source, language, network, training, anchor, out, acceptedLeaks, checkpoints, kind, vectors, length);
    }

    /** Returns these options with vectors that the networks start at. */
    public ReviewTrainingOptions withVectors(@Nullable VectorSource pretrained) {
        return new ReviewTrainingOptions(
                source,
                language,
                network,
                training,
                anchor,
                out,
                acceptedLeaks,
                checkpoints,
                tokens,
                pretrained,
                length);
    }

    /** Returns these options with another choice of how much of a text the networks read; null for the usual length. */
    public ReviewTrainingOptions withLength(@Nullable LengthChoice choice) {
        return new ReviewTrainingOptions(
                source, language, network, training, anchor, out, acceptedLeaks, checkpoints, tokens, vectors, choice);
    }
}
