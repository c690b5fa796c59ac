package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.Suggestion;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.config.StrictJson;
import java.util.List;

/**
 * One tensor in a header.
 *
 * @param begin offset of its first byte in the data
 */
record TensorEntry(String name, StoredType type, Shape shape, int begin) {
    private static final String DTYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";
    private static final List<String> KEYS = List.of(DTYPE, SHAPE, OFFSETS);

    /** Returns the offset behind its last byte; in range, for every entry lies in an array. */
    int end() {
        return begin + shape.elements() * type.bytes();
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(DTYPE, type.name());
        ArrayNode sizes = json.putArray(SHAPE);
        for (int size : shape.toArray()) {
            sizes.add(size);
        }
        json.putArray(OFFSETS).add(begin).add(end());
        return json;
    }

    /**
     * Reads an entry.
     *
     * @param dataLength bytes of data that the file has
     * @param subject the file, for messages
     */
    static TensorEntry read(String name, JsonNode json, int dataLength, String subject) {
        String where = subject + ", tensor '" + StrictJson.excerpt(name) + "'";
        if (name.isBlank() || json.size() != KEYS.size() || !KEYS.stream().allMatch(json::has)) {
            throw new InvalidModelException(
                    where + ": expected a name with " + KEYS + " but got " + StrictJson.excerpt(json.toString()) + ".");
        }
        StoredType type = type(json.path(DTYPE), where);
        Shape shape = shape(json.path(SHAPE), where);
        JsonNode offsets = json.path(OFFSETS);
        if (!offsets.isArray() || offsets.size() != 2) {
            throw new InvalidModelException(
                    where + ": expected two data_offsets but got " + StrictJson.excerpt(offsets.toString()) + ".");
        }
        long begin = offset(offsets.path(0), dataLength, where);
        long end = offset(offsets.path(1), dataLength, where);
        if (end - begin != (long) shape.elements() * type.bytes()) {
            throw new InvalidModelException(where + ": expected " + (long) shape.elements() * type.bytes()
                    + " bytes for " + type + " " + shape + " but got the offsets " + begin + " to " + end + ".");
        }
        return new TensorEntry(name, type, shape, (int) begin);
    }

    private static StoredType type(JsonNode json, String where) {
        String name = json.isTextual() ? json.textValue() : json.toString();
        return StoredType.named(name)
                .orElseThrow(() -> new InvalidModelException(where + ": expected one of the types "
                        + String.join(", ", StoredType.names()) + " but got '" + StrictJson.excerpt(name) + "'."
                        + Suggestion.sentence(name, StoredType.names())));
    }

    /** Empty tensors are refused: a size of 0 hides any other size from every check. */
    private static Shape shape(JsonNode json, String where) {
        long elements = json.isArray() ? 1 : 0;
        int[] sizes = new int[json.size()];
        for (int i = 0; i < sizes.length && elements > 0; i++) {
            JsonNode size = json.path(i);
            sizes[i] = size.isIntegralNumber() && size.canConvertToInt() ? size.intValue() : 0;
            elements = sizes[i] < 1 || elements * sizes[i] > Integer.MAX_VALUE ? 0 : elements * sizes[i];
        }
        if (elements == 0) {
            throw new InvalidModelException(
                    where + ": expected a shape of whole sizes >= 1, at most 2^31 - 1 elements, but" + " got "
                            + StrictJson.excerpt(json.toString()) + ".");
        }
        return Shape.of(sizes);
    }

    private static long offset(JsonNode json, int dataLength, String where) {
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.longValue() < 0) {
            throw new InvalidModelException(
                    where + ": expected an offset >= 0 but got " + StrictJson.excerpt(json.toString()) + ".");
        }
        if (json.longValue() > dataLength) {
            throw new InvalidModelException(where + ": expected its bytes to end by " + json.longValue()
                    + " but the file has " + dataLength + " bytes of data: it is truncated. Bring the whole file.");
        }
        return json.longValue();
    }
}
