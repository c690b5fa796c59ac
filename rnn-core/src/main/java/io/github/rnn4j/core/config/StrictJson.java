package io.github.rnn4j.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;

/**
 * The one way in which JSON is read and written. Reading refuses duplicate keys, text after the end, numbers that are not
 * finite, and documents that are too large or too deep; binding to records refuses unknown and missing keys, null, and
 * conversions between kinds as well. Writing is the same on every machine: keys in the order given, numbers as the shortest
 * text that reads back as the same number. Thread-safe.
 */
@Experimental
public final class StrictJson {
    /** Longest document in characters, which is also the longest header of a model file. */
    public static final int MAX_LENGTH = 100_000_000;

    private static final int LONGEST_EXCERPT = 80;
    private static final JsonMapper MAPPER = StrictMapper.create();

    private StrictJson() {}

    /**
     * Reads a document.
     *
     * @param subject what it is, for the message
     * @throws InvalidSpecException if it is not strict JSON; the message is one line
     */
    public static JsonNode parse(String json, String subject) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node instanceof MissingNode) {
                throw new InvalidSpecException(subject + ": expected JSON but got nothing");
            }
            FiniteNumbers.check(node, subject);
            return node;
        } catch (JsonProcessingException e) {
            throw new InvalidSpecException(subject + ": expected JSON but got " + BindingProblem.syntax(e));
        }
    }

    /**
     * Makes a record from a node.
     *
     * @param type record whose components are int, long, double, boolean, text, enums, other such records, or lists or
     *     maps of these
     * @param subject what it is, for the message
     * @throws InvalidSpecException if a key is unknown, missing or of the wrong kind; the message names its path
     */
    public static <T> T bind(JsonNode node, Class<T> type, String subject) {
        if (node.isNull()) {
            throw new InvalidSpecException(subject + ": expected a value but got null");
        }
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw BindingProblem.describe(e, subject);
        }
    }

    /** Makes a node from a record such as {@link #bind} makes. */
    public static JsonNode toTree(Object value) {
        JsonNode node = MAPPER.valueToTree(value);
        FiniteNumbers.check(node, "json");
        return node;
    }

    /**
     * Writes a node on one line.
     *
     * @throws InvalidSpecException if it holds a number that is not finite
     */
    public static String write(JsonNode node) {
        FiniteNumbers.check(node, "json");
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new RnnException(ErrorCode.INTERNAL, "json: expected a node that can be written", e);
        }
    }

    /** Returns text from outside as it may stand in a message: short, on one line, without control characters. */
    public static String excerpt(String text) {
        String cut = text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
