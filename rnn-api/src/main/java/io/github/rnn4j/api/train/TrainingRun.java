package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a training needs.
 *
 * @param network what is trained
 * @param spec how
 * @param train examples to learn from, at least one
 * @param validation examples to choose the best epoch by, at least one
 * @param metric the score on them
 * @param listener who hears of it
 * @param stopRequested asked between steps; once true, training ends with the best parameters so far
 * @param checkpoints where to write down how far it came, and whether to go on from there; null for nowhere
 * @param embeddingRows rows of the input's embedding that it starts at; null to draw all of them
 * @param buckets lengths that batches of training examples are made of, the longest example's at the least;
 *     {@link LengthBuckets#NONE} to leave it to the trainer
 * @param inspection how often to look into a step; null for never
 */
@Experimental
public record TrainingRun(
        NetworkSpec network,
        TrainingSpec spec,
        List<Example> train,
        List<Example> validation,
        Metric metric,
        TrainingListener listener,
        BooleanSupplier stopRequested,
        @Nullable CheckpointPolicy checkpoints,
        @Nullable EmbeddingRows embeddingRows,
        LengthBuckets buckets,
        @Nullable InspectionSpec inspection) {
    public TrainingRun {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /** Creates a run without checkpoints and buckets that draws all its parameters. */
    public TrainingRun(
            NetworkSpec network,
            TrainingSpec spec,
            List<Example> train,
            List<Example> validation,
            Metric metric,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        this(network, spec, train, validation, metric, listener, stopRequested, null);
    }

    /** Creates a run without buckets that draws all its parameters. */
    public TrainingRun(
            NetworkSpec network,
            TrainingSpec spec,
            List<Example> train,
            List<Example> validation,
            Metric metric,
            TrainingListener listener,
            BooleanSupplier stopRequested,
            @Nullable CheckpointPolicy checkpoints) {
        this(
                network,
                spec,
                train,
                validation,
                metric,
                listener,
                stopRequested,
                checkpoints,
                null,
                LengthBuckets.NONE,
                null);
    }

    /** Returns the same run with checkpoints. */
    public TrainingRun withCheckpoints(CheckpointPolicy policy) {
        return with(policy, embeddingRows, buckets, inspection);
    }

    /** Returns the same run that starts at some rows of the input's embedding. */
    public TrainingRun withEmbeddingRows(EmbeddingRows rows) {
        return with(checkpoints, rows, buckets, inspection);
    }

    /** Returns the same run with batches of other lengths. */
    public TrainingRun withBuckets(LengthBuckets value) {
        return with(checkpoints, embeddingRows, value, inspection);
    }

    /** Returns the same run that looks into some of its steps and tells the listener. */
    public TrainingRun withInspection(InspectionSpec looks) {
        return with(checkpoints, embeddingRows, buckets, looks);
    }

    private TrainingRun with(
            @Nullable CheckpointPolicy policy,
            @Nullable EmbeddingRows rows,
            LengthBuckets lengths,
            @Nullable InspectionSpec looks) {
        return new TrainingRun(
                network, spec, train, validation, metric, listener, stopRequested, policy, rows, lengths, looks);
    }
}
