package io.github.rnn4j.tasks.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.core.train.EpochSteps;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthCostsTest {
    /** 0, 3, 6 and so on, up to 297; two of them make a batch. */
    private final LengthCosts costs =
            new LengthCosts(IntStream.range(0, 100).map(i -> 3 * i).toArray(), 200, 2, 1);

    @Test
    void aPlanSaysWhatIsCutAndWhatIsSaved() {
        SequenceCut cut = new SequenceCut(KeptEnd.TAIL, 30);
        LengthCandidate chosen = new LengthCandidate(
                KeptEnd.TAIL, 30, costs.steps(cut), 0.8, 0, new ScoreLoss("f1", -0.001, List.of(-0.002, 0.0), 0.1));
        LengthCandidate longer = LengthSearchTest.candidate(new SequenceCut(KeptEnd.TAIL, 60), 0.9);
        LengthCandidate other = LengthSearchTest.candidate(SequenceCut.head(30), 0.7);

        LengthPlan plan = costs.plan(new LengthChoice.Auto(), chosen, List.of(longer, chosen, other), "tfidf-svm", 0.5);

        assertThat(plan.chosen()).isEqualTo("auto");
        assertThat(plan.cut()).isEqualTo(cut);
        // Of 0, 3, ..., 297 those from 33 on are cut: 89. Kept are 0 + 3 + ... + 30 and 89 times 30.
        assertThat(plan.cutSequences()).isEqualTo(0.89);
        assertThat(plan.droppedItems()).isCloseTo(1 - (165 + 89 * 30) / 14850.0, within(1e-12));
        // One without items has one step; there are ten other lengths and a bound for each.
        assertThat(plan.buckets()).containsExactly(1, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30);
        assertThat(plan.batches().bounds()).isEqualTo(plan.buckets());
        assertThat(plan.stepsAfter()).isEqualTo(chosen.steps());
        assertThat(plan.stepsAfter().computed()).isBetween(2836L, 2836L + 5 * 3 + 3);
        assertThat(plan.stepsBefore().padded()).isGreaterThan(plan.stepsAfter().padded());
        assertThat(plan.savedPadding())
                .isEqualTo(1
                        - (double) plan.stepsAfter().padded()
                                / plan.stepsBefore().padded());
        assertThat(plan.score()).isEqualTo(0.8);
        assertThat(plan.loss()).isEqualTo(chosen.loss());
        assertThat(plan.measuredBy()).isEqualTo("tfidf-svm");
    }

    @Test
    void aFurtherStepIsWorthWhatItAddsToTheScore() {
        LengthCandidate first = LengthSearchTest.candidate(SequenceCut.head(1), 0.6);
        LengthCandidate second = LengthSearchTest.candidate(SequenceCut.head(3), 0.8);
        LengthCandidate tail = LengthSearchTest.candidate(new SequenceCut(KeptEnd.TAIL, 3), 0.75);

        List<LengthCandidate> candidates = costs.plan(
                        new LengthChoice.Fixed(3), second, List.of(tail, second, first), "any", 0.5)
                .candidates();

        assertThat(candidates).extracting(LengthCandidate::cut).containsExactly(first.cut(), second.cut(), tail.cut());
        // One step each; then 99 of 100 sequences have three.
        assertThat(candidates.get(0).scorePerStep()).isCloseTo(0.1, within(1e-12));
        assertThat(candidates.get(1).scorePerStep()).isCloseTo(0.2 / (2.98 - 1), within(1e-12));
        assertThat(candidates.get(2).scorePerStep()).isCloseTo(0.25 / 2.98, within(1e-12));
    }

    @Test
    void boundsStayWithinWhatIsRecorded() {
        int[] lengths = IntStream.range(0, 4000).map(i -> 1 + i % 400).toArray();
        LengthCosts many = new LengthCosts(lengths, 200, 64, 1);
        LengthCandidate chosen = LengthSearchTest.candidate(SequenceCut.head(400), 0.9);

        LengthPlan plan = many.plan(new LengthChoice.Fixed(400), chosen, List.of(chosen), "any", 0.5);

        assertThat(many.longest()).isEqualTo(400);
        assertThat(64 * plan.buckets().stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(EpochSteps.RECORDED);
        assertThat(plan.buckets()).hasSizeBetween(3, 6).endsWith(400);
    }
}
