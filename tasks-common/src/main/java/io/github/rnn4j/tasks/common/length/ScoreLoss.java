package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * What a cut does to a score on the validation part, by a paired test.
 *
 * @param metric what is scored
 * @param difference the score after the cut less that of whole sequences; below 0 where something is lost
 * @param interval95 where 95% of the drawn differences lie: low, high
 * @param p two-sided, of a difference of 0
 */
@Experimental
public record ScoreLoss(String metric, double difference, List<Double> interval95, double p) {
    /**
     * Greatest loss that is none. On few validation rows a greater one may not be significant either, and still be there.
     */
    public static final double GREATEST = 0.01;

    public ScoreLoss {
        interval95 = List.copyOf(interval95);
    }

    /** Returns whether whole sequences are neither significantly better nor by more than {@link #GREATEST}. */
    public boolean none() {
        return interval95.get(1) >= 0 && difference >= -GREATEST;
    }
}
