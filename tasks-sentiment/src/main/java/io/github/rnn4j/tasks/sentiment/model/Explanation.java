package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * An answer, and how much each word of the text moved it.
 *
 * @param answer the answer
 * @param of class whose log odds, {@code ln(p / (1 - p))}, the numbers are about
 * @param base its log odds for the text with all words hidden
 * @param contributions of each word in the order of the text; with {@code base} they add up to the log odds for the text
 */
@Experimental
public record Explanation(Classification answer, String of, double base, List<Contribution> contributions) {
    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /**
     * How much one word moved the answer.
     *
     * @param word as the model reads it
     * @param logOdds above 0 for the class, below 0 against it
     */
    @Experimental
    public record Contribution(String word, double logOdds) {}
}
