package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.core.train.EpochSteps;
import java.util.List;

/**
 * How much of each sequence a network reads and in which batches, and what that loses and saves; component by component what
 * stands in results and model files. Immutable.
 *
 * @param chosen {@code auto} or {@code fixed}, as {@link LengthChoice#code} says
 * @param end which part is kept
 * @param length how many items at the most
 * @param buckets lengths that batches are padded to, ascending
 * @param cutSequences share of the training sequences that lose items
 * @param droppedItems share of the items of all training sequences that is dropped
 * @param stepsBefore of an epoch of training without a plan
 * @param stepsAfter with it
 * @param savedPadding share of the padded steps that is saved
 * @param measuredBy name of the model that scores are of
 * @param score on the validation part after the cut
 * @param loss against whole sequences
 * @param candidates all cuts that were measured, by end and length
 */
@Experimental
public record LengthPlan(
        String chosen,
        KeptEnd end,
        int length,
        List<Integer> buckets,
        double cutSequences,
        double droppedItems,
        EpochSteps stepsBefore,
        EpochSteps stepsAfter,
        double savedPadding,
        String measuredBy,
        double score,
        ScoreLoss loss,
        List<LengthCandidate> candidates) {
    public LengthPlan {
        buckets = List.copyOf(buckets);
        candidates = List.copyOf(candidates);
    }

    /** Returns what is kept of a sequence. */
    public SequenceCut cut() {
        return new SequenceCut(end, length);
    }

    /** Returns what batches are made of. */
    public LengthBuckets batches() {
        return new LengthBuckets(buckets);
    }
}
