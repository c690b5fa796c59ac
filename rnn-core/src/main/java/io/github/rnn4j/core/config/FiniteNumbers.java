package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.Map;

/** Refuses infinities, as which Jackson reads {@code 1e999}, and what is not a number. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    static void check(JsonNode node, String path) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new InvalidSpecException(path + ": expected a finite number but got " + node.doubleValue());
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isContainerNode() || entry.getValue().isNumber()) {
                check(entry.getValue(), path + "." + StrictJson.excerpt(entry.getKey()));
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (node.get(i).isContainerNode() || node.get(i).isNumber()) {
                    check(node.get(i), path + "[" + i + "]");
                }
            }
        }
    }
}
