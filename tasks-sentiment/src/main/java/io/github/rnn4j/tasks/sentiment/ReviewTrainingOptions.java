package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.text.Language;
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
 * @param anchor whether the answer is that of the better baseline and the recurrent networks together; else it is that of the networks alone. Both
 *     are scored in any case
 * @param members recurrent networks, each from a seed of its own, whose mean answers; at least 1
 * @param out file of the model
 * @param acceptedLeaks leaks of the data that are no reason to refuse it
 * @param checkpoints whether and how often to write down how far training came; null for never
 * @param inputs what becomes of a text before the networks see it
 */
@Experimental
public record ReviewTrainingOptions(
        ReviewSource source,
        @Nullable Language language,
        ReviewNetworkSpec network,
        TrainingSpec training,
        boolean anchor,
        int members,
        Path out,
        Set<LeakKind> acceptedLeaks,
        @Nullable Checkpoints checkpoints,
        ReviewInputs inputs) {
    /** Greatest global norm of the gradient unless another is asked for. */
    public static final double CLIP_NORM = 5;

    /** Whether baseline and networks answer together unless something else is asked for. */
    public static final boolean ANCHOR = true;

    private static final double LEARNING_RATE = 2e-3;
    private static final int BATCH_SIZE = 64;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;
    private static final double TOKEN_DROPOUT = 0.3;

    public ReviewTrainingOptions {
        acceptedLeaks = Set.copyOf(acceptedLeaks);
        if (members < 1) {
            throw new InvalidSpecException("members: expected >= 1 but got " + members);
        }
    }

    /** Takes the language's usual tokens and length, and no vectors. */
    public ReviewTrainingOptions(
            ReviewSource source,
            @Nullable Language language,
            ReviewNetworkSpec network,
            TrainingSpec training,
            boolean anchor,
            int members,
            Path out,
            Set<LeakKind> acceptedLeaks,
            @Nullable Checkpoints checkpoints) {
        this(source, language, network, training, anchor, members, out, acceptedLeaks, checkpoints, ReviewInputs.USUAL);
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
                source,
                null,
                ReviewNetworkSpec.DEFAULT,
                training(CLIP_NORM, seed),
                ANCHOR,
                Ensemble.MEMBERS,
                out,
                Set.of(),
                null);
    }

    /** Returns these options with leaks that are no reason to refuse the data. */
    public ReviewTrainingOptions accepting(LeakKind... leaks) {
        return new ReviewTrainingOptions(
                source, language, network, training, anchor, members, out, Set.of(leaks), checkpoints, inputs);
    }

    /** Returns these options with other inputs. */
    public ReviewTrainingOptions withInputs(ReviewInputs others) {
        return new ReviewTrainingOptions(
                source, language, network, training, anchor, members, out, acceptedLeaks, checkpoints, others);
    }

    /** Returns these options with another seed, and without checkpoints, which are those of one training. */
    ReviewTrainingOptions withSeed(long seed) {
        return new ReviewTrainingOptions(
                source, language, network, training.withSeed(seed), anchor, members, out, acceptedLeaks, null, inputs);
    }
}
