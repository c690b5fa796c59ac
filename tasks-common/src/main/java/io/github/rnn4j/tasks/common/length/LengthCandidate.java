package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.core.train.EpochSteps;

/**
 * A cut, what it costs and what it is worth.
 *
 * @param end which part is kept
 * @param length how many items at the most
 * @param steps of an epoch of training
 * @param score of a model that stands in for the network, on the validation part after the cut
 * @param scorePerStep what a further step of a sequence brings, from the next shorter cut of the same end on: the difference of the scores,
 *     over that of the mean lengths; of the shortest, from reading nothing on
 * @param loss against its score on whole sequences
 */
@Experimental
public record LengthCandidate(
        KeptEnd end, int length, EpochSteps steps, double score, double scorePerStep, ScoreLoss loss) {
    /** Returns what is kept. */
    public SequenceCut cut() {
        return new SequenceCut(end, length);
    }

    LengthCandidate withScorePerStep(double value) {
        return new LengthCandidate(end, length, steps, score, value, loss);
    }
}
