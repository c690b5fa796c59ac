package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a baseline reaches without a leak, and with it.
 *
 * @param name the baseline's
 * @param honest figures by name where nothing is shared
 * @param inflated the same figures where something is
 */
@Experimental
public record InflatedFigure(String name, Map<String, Double> honest, Map<String, Double> inflated) {
    public InflatedFigure {
        honest = Collections.unmodifiableMap(new LinkedHashMap<>(honest));
        inflated = Collections.unmodifiableMap(new LinkedHashMap<>(inflated));
    }
}
