package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a batch that a network is recorded for.
 *
 * @param timeSteps steps of each sequence, used or not
 * @param batchSize sequences, used or not
 * @param targetSteps steps that a decoder writes, used or not; 0 for a network without one
 */
@Internal
public record BatchShape(int timeSteps, int batchSize, int targetSteps) {
    private static final int FINEST_STEP = 2;

    /** Creates the shape of a batch that no decoder writes about. */
    public BatchShape(int timeSteps, int batchSize) {
        this(timeSteps, batchSize, 0);
    }

    /**
     * Returns the shape for sequences of at most these steps: rounded up to one of four numbers an octave, so that a few
     * recorded shapes serve all lengths and less than a quarter of the steps is padding (a half below 4).
     */
    public static BatchShape covering(int timeSteps, int batchSize) {
        return new BatchShape(rounded(timeSteps), batchSize);
    }

    /**
     * Returns the shape for examples, rounded up likewise, their targets as well where these are sequences.
     *
     * @param batchSize rows of the batch, at least as many as there are examples
     */
    public static BatchShape covering(List<Example> examples, int batchSize) {
        return covering(examples, batchSize, LengthBuckets.NONE);
    }

    /**
     * Returns the shape for examples of one bucket, or rounded up where there are none; targets are rounded up in any case.
     *
     * @param batchSize rows of the batch, at least as many as there are examples
     */
    public static BatchShape covering(List<Example> examples, int batchSize, LengthBuckets buckets) {
        int timeSteps = 0;
        int targetSteps = 0;
        for (Example example : examples) {
            timeSteps = Math.max(timeSteps, example.steps().timeSteps());
            if (example.target() instanceof Target.Sequence sequence) {
                targetSteps = Math.max(targetSteps, sequence.timeSteps());
            }
        }
        return new BatchShape(bound(timeSteps, buckets), batchSize, targetSteps == 0 ? 0 : rounded(targetSteps));
    }

    /**
     * Returns the shape for examples of at most these steps: the bound of their bucket, or rounded up likewise where there are none.
     *
     * @param batchSize rows of the batch, at least as many as there are examples
     */
    public static BatchShape covering(int timeSteps, int batchSize, LengthBuckets buckets) {
        return new BatchShape(bound(timeSteps, buckets), batchSize);
    }

    private static int bound(int timeSteps, LengthBuckets buckets) {
        return buckets.size() > 0 ? buckets.bound(timeSteps) : rounded(timeSteps);
    }

    private static int rounded(int timeSteps) {
        int step = Math.max(FINEST_STEP, Integer.highestOneBit(Math.max(1, timeSteps - 1)) / 4);
        int steps = Math.max(1, (timeSteps + step - 1) / step);
        return timeSteps <= 1 ? 1 : steps * step;
    }

    /** By hand, as {@link #hashCode} is: what a record has by itself is made at its first use, which takes tens of milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BatchShape that
                && timeSteps == that.timeSteps
                && batchSize == that.batchSize
                && targetSteps == that.targetSteps;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * timeSteps + batchSize) + targetSteps;
    }

    /** Returns how many steps of sequences a batch holds, read and written. */
    int rows() {
        return (timeSteps + targetSteps) * batchSize;
    }
}
