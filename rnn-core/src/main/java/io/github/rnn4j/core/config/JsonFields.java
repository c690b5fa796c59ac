package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An object that is being read: every key is known and there, every value of its kind. Failures name the path.
 *
 * @param object the object
 * @param path where it stands, such as {@code network.layers[1]}
 */
record JsonFields(ObjectNode object, String path) {
    static final String TYPE = "type";

    /** Takes a node for an object. */
    static JsonFields of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new JsonFields(object, path);
        }
        throw wrong(path, "an object", node);
    }

    /** Returns the object without the key that tells the family's member. */
    JsonFields withoutType() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll(object);
        rest.remove(TYPE);
        return new JsonFields(rest, path);
    }

    /** Refuses unknown and missing keys. */
    JsonFields expect(String... keys) {
        List<String> known = List.of(keys);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String key = entry.getKey();
            if (!known.contains(key)) {
                throw new InvalidSpecException(path + ": expected "
                        + (known.isEmpty() ? "no further keys" : "the keys " + String.join(", ", known))
                        + " but got '" + StrictJson.excerpt(key) + "'." + Suggestion.sentence(key, known));
            }
        }
        for (String key : keys) {
            if (!object.has(key)) {
                throw new InvalidSpecException(at(key) + ": expected a value but got none");
            }
        }
        return this;
    }

    /** Makes the record; what its own checks refuse is said to be here. */
    <T> T make(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidSpecException e) {
            throw new InvalidSpecException(e.getMessage() + " (" + path + ")");
        }
    }

    JsonNode node(String key) {
        return object.path(key);
    }

    /** Returns the path of a key. */
    String at(String key) {
        return path + "." + key;
    }

    String text(String key) {
        return text(node(key), at(key));
    }

    int integer(String key) {
        JsonNode node = node(key);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong(at(key), "a whole number below 2^31", node);
        }
        return node.intValue();
    }

    long longInteger(String key) {
        JsonNode node = node(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(at(key), "a whole number below 2^63", node);
        }
        return node.longValue();
    }

    double number(String key) {
        return number(node(key), at(key));
    }

    private static double number(JsonNode node, String path) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(path, "a number", node);
        }
        return node.doubleValue();
    }

    /** Returns the elements of an array of numbers. */
    List<Double> numbers(String key) {
        JsonNode node = array(key);
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            numbers.add(number(node.path(i), at(key) + "[" + i + "]"));
        }
        return numbers;
    }

    boolean truth(String key) {
        JsonNode node = node(key);
        if (!node.isBoolean()) {
            throw wrong(at(key), "true or false", node);
        }
        return node.booleanValue();
    }

    /** Returns the elements of an array, each as an object. */
    List<JsonFields> objects(String key) {
        JsonNode node = array(key);
        List<JsonFields> objects = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            objects.add(of(node.path(i), at(key) + "[" + i + "]"));
        }
        return objects;
    }

    private JsonNode array(String key) {
        JsonNode node = node(key);
        if (!node.isArray()) {
            throw wrong(at(key), "an array", node);
        }
        return node;
    }

    /** Returns an object's texts by key, sorted. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : of(node(key), at(key)).object.properties()) {
            texts.put(entry.getKey(), text(entry.getValue(), at(key) + "." + StrictJson.excerpt(entry.getKey())));
        }
        return texts;
    }

    private static String text(JsonNode node, String path) {
        if (!node.isTextual()) {
            throw wrong(path, "a text", node);
        }
        return node.textValue();
    }

    private static InvalidSpecException wrong(String path, String expected, JsonNode actual) {
        String got = actual.isMissingNode() ? "nothing" : StrictJson.excerpt(actual.toString());
        return new InvalidSpecException(path + ": expected " + expected + " but got " + got);
    }
}
