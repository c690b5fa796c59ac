package io.github.rnn4j.core.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.core.layer.BatchShape;
import java.util.Arrays;

/**
 * How many time steps one epoch of a training computes: those of all rows of its batches, whether a sequence has them or not.
 *
 * @param computed batches times rows times the steps that a batch is padded to
 * @param padded those of them that no sequence has: beyond a sequence's end, or in a row without one
 */
@Experimental
public record EpochSteps(long computed, long padded) {
    /** Time steps times rows that the shapes of buckets together may have; where they have more, shapes are recorded again and again. */
    public static final int RECORDED = StepRunner.MAX_BUCKET_ROWS;

    /**
     * Counts those of the first epoch.
     *
     * @param lengths time steps of each training example, at least one example
     * @param batchSize examples of a batch
     * @param buckets what batches are made of; none for those that the trainer makes by itself
     * @param seed of the training
     */
    public static EpochSteps of(int[] lengths, int batchSize, LengthBuckets buckets, long seed) {
        int rows = Math.min(batchSize, lengths.length);
        long computed = 0;
        for (int[] batch : new LengthBatches(lengths, rows, buckets).shuffled(seed, 1)) {
            int longest = Arrays.stream(batch).map(i -> lengths[i]).max().orElse(0);
            computed +=
                    (long) rows * BatchShape.covering(longest, rows, buckets).timeSteps();
        }
        long own = 0;
        for (int length : lengths) {
            own += length;
        }
        return new EpochSteps(computed, computed - own);
    }
}
