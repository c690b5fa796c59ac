package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which pretrained vectors a network started at, and how much of the training texts they cover.
 *
 * @param sha256 digest of their file
 * @param dimension numbers of a vector
 * @param frozen whether training left them as they are
 * @param frozenParameters how many numbers that are; 0 if training changed them
 * @param duplicates tokens of the vocabulary that stand in the file again; the first counts
 * @param coverage what has a vector, by {@code tokens} and, where a step sees the pair with the token before too, {@code pairs}
 */
@Experimental
public record VectorSummary(
        String sha256,
        int dimension,
        boolean frozen,
        long frozenParameters,
        long duplicates,
        Map<String, Coverage> coverage) {
    public VectorSummary {
        coverage = Collections.unmodifiableMap(new LinkedHashMap<>(coverage));
    }

    /**
     * How much of the training texts has a vector.
     *
     * @param entries entries of the vocabulary
     * @param found those of them with a vector
     * @param vocabularyShare share of the vocabulary with a vector
     * @param runningShare share of all places of the training texts, those of no entry included, with a vector
     */
    @Experimental
    public record Coverage(int entries, int found, double vocabularyShare, double runningShare) {}
}
