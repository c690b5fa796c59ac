package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer for one text.
 *
 * @param label the most probable class
 * @param probabilities of every class by name, in the classes' order; they add up to 1
 */
@Experimental
public record Classification(String label, Map<String, Double> probabilities) {
    public Classification {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /**
     * Returns the one number that answers are watched by: of two classes the probability of the last one, of more that of the answer.
     */
    public double score() {
        return probabilities.size() == 2
                ? List.copyOf(probabilities.values()).get(1)
                : probabilities.getOrDefault(label, Double.NaN);
    }
}
