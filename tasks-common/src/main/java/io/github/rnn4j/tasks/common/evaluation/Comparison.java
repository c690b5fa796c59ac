package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * A model against another one on the same rows.
 *
 * @param against name of the other one
 * @param metric what is compared
 * @param difference the model's figure less the other's
 * @param interval95 where 95% of the drawn differences lie: low, high
 * @param p two-sided, of a difference of 0
 * @param verdict {@code better}, {@code tie}, {@code worse} or {@code too little to judge}
 * @param test how it was found out
 */
@Experimental
public record Comparison(
        String against,
        String metric,
        double difference,
        List<Double> interval95,
        double p,
        String verdict,
        String test) {
    public Comparison {
        interval95 = List.copyOf(interval95);
    }
}
