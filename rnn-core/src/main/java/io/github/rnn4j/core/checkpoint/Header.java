package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.config.StrictJson;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON at the head of a safetensors file.
 *
 * @param metadata texts by key, in order
 * @param entries the tensors, in order; their bytes may lie in another order
 */
record Header(Map<String, String> metadata, List<TensorEntry> entries) {
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;

    /** Returns the header's bytes, filled up with spaces so that the data begins aligned. */
    byte[] encode() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode texts = root.putObject(METADATA);
        metadata.forEach(texts::put);
        entries.forEach(entry -> root.set(entry.name(), entry.toJson()));
        try {
            ByteBuffer json = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(StrictJson.write(root)));
            int length = json.remaining();
            byte[] bytes = new byte[(length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT];
            Arrays.fill(bytes, (byte) ' ');
            json.get(bytes, 0, length);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "model header: expected well-formed text but got half a character (a lone surrogate)",
                    e);
        }
    }

    /**
     * Reads a header and checks that its tensors fill the data, without a hole, an overlap or a rest.
     *
     * @param subject the file, for messages
     */
    static Header parse(byte[] bytes, int dataLength, String subject) {
        JsonNode root = json(bytes, subject);
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorEntry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                metadata.putAll(texts(entry.getValue(), subject));
            } else {
                entries.add(TensorEntry.read(entry.getKey(), entry.getValue(), dataLength, subject));
            }
        }
        checkFilled(entries, dataLength, subject);
        return new Header(metadata, entries);
    }

    private static JsonNode json(byte[] bytes, String subject) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode root = StrictJson.parse(text, subject + ", header");
            if (!text.startsWith("{") || !root.isObject()) {
                throw new InvalidModelException(subject + ", header: expected a JSON object but got something else.");
            }
            return root;
        } catch (CharacterCodingException e) {
            throw new InvalidModelException(
                    subject + ", header: expected UTF-8 but got other bytes. Is it a model at all?");
        } catch (InvalidSpecException e) {
            throw new InvalidModelException(e.getMessage() + ". It is damaged, or no model at all.");
        }
    }

    private static Map<String, String> texts(JsonNode json, String subject) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!json.isObject()) {
            throw new InvalidModelException(subject + ", metadata: expected an object but got something else.");
        }
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new InvalidModelException(
                        subject + ", metadata '" + StrictJson.excerpt(entry.getKey()) + "': expected a text but got "
                                + StrictJson.excerpt(entry.getValue().toString()) + ".");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    private static void checkFilled(List<TensorEntry> entries, int dataLength, String subject) {
        int filled = 0;
        for (TensorEntry entry : entries.stream()
                .sorted(Comparator.comparingInt(TensorEntry::begin))
                .toList()) {
            if (entry.begin() != filled) {
                throw new InvalidModelException(subject + ", tensor '" + StrictJson.excerpt(entry.name())
                        + "': expected its bytes to begin at " + filled + " but got " + entry.begin()
                        + (entry.begin() > filled ? " (a hole)." : " (an overlap)."));
            }
            filled = entry.end();
        }
        if (filled != dataLength) {
            throw new InvalidModelException(subject + ": expected " + filled + " bytes of data but got " + dataLength
                    + ": something follows the last tensor. Bring the file as it was written.");
        }
    }
}
