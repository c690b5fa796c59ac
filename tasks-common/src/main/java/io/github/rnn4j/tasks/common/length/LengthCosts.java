package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.core.train.EpochSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What cuts cost and save on some training sequences. Immutable and thread-safe. */
@Experimental
public final class LengthCosts {
    /** More bounds than that save little. */
    private static final int MOST_BUCKETS = 32;

    private final int[] lengths;
    private final int usual;
    private final int batchSize;
    private final long seed;

    /**
     * Takes the sequences.
     *
     * @param lengths items of each training sequence, at least one sequence; one without items has one step
     * @param usual items that are kept without a plan
     * @param batchSize sequences of a batch
     * @param seed of the training
     */
    public LengthCosts(int[] lengths, int usual, int batchSize, long seed) {
        this.lengths = lengths.clone();
        this.usual = usual;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Returns the items of the longest sequence, 1 at the least. */
    public int longest() {
        return Arrays.stream(steps(Integer.MAX_VALUE)).max().orElse(1);
    }

    /** Returns the steps of an epoch of training after a cut, in the best buckets. */
    public EpochSteps steps(SequenceCut cut) {
        int[] steps = steps(cut.length());
        return EpochSteps.of(steps, batchSize, buckets(steps), seed);
    }

    private int[] steps(int most) {
        return Arrays.stream(lengths)
                .map(length -> Math.max(1, Math.min(length, most)))
                .toArray();
    }

    private LengthBuckets buckets(int[] steps) {
        return OptimalBuckets.of(steps, MOST_BUCKETS, EpochSteps.RECORDED / Math.min(batchSize, steps.length));
    }

    /**
     * Returns the plan of a cut.
     *
     * @param choice who chose it
     * @param candidates all that was measured
     * @param measuredBy name of the model that scores are of
     * @param nothing score of an answer that reads nothing
     */
    public LengthPlan plan(
            LengthChoice choice,
            LengthCandidate cut,
            List<LengthCandidate> candidates,
            String measuredBy,
            double nothing) {
        EpochSteps before = EpochSteps.of(steps(usual), batchSize, LengthBuckets.NONE, seed);
        EpochSteps after = cut.steps();
        long items = Arrays.stream(lengths).asLongStream().sum();
        long kept = Arrays.stream(lengths)
                .mapToLong(length -> Math.min(length, cut.length()))
                .sum();
        long cutSequences =
                Arrays.stream(lengths).filter(length -> length > cut.length()).count();
        return new LengthPlan(
                choice.code(),
                cut.end(),
                cut.length(),
                buckets(steps(cut.length())).bounds(),
                (double) cutSequences / lengths.length,
                1 - (double) kept / Math.max(1, items),
                before,
                after,
                before.padded() == 0 ? 0 : 1 - (double) after.padded() / before.padded(),
                measuredBy,
                cut.score(),
                cut.loss(),
                perStep(candidates, nothing));
    }

    /** Returns the candidates by end and length, each with what a further step brings. */
    private List<LengthCandidate> perStep(List<LengthCandidate> candidates, double nothing) {
        Map<KeptEnd, LengthCandidate> shorter = new EnumMap<>(KeptEnd.class);
        List<LengthCandidate> result = new ArrayList<>();
        List<LengthCandidate> ordered = candidates.stream()
                .sorted(Comparator.comparing(LengthCandidate::end).thenComparing(LengthCandidate::length))
                .toList();
        for (LengthCandidate candidate : ordered) {
            LengthCandidate before = shorter.put(candidate.end(), candidate);
            double gained = candidate.score() - (before == null ? nothing : before.score());
            double steps = mean(candidate) - (before == null ? 0 : mean(before));
            result.add(candidate.withScorePerStep(gained / steps));
        }
        return result;
    }

    private double mean(LengthCandidate candidate) {
        return Arrays.stream(steps(candidate.length())).average().orElse(1);
    }
}
