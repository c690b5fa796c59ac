package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a baseline reaches.
 *
 * @param name the baseline's
 * @param metrics figures by name, in order
 */
@Experimental
public record NamedMetrics(String name, Map<String, Double> metrics) {
    public NamedMetrics {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
