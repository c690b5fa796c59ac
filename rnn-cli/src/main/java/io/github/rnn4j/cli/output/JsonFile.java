package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file that a result is written to as JSON, whole or not at all; or no file. A component that is null does not apply and
 * is absent. Immutable.
 */
@Internal
public final class JsonFile {
    /** Writes nothing. */
    public static final JsonFile NOWHERE = new JsonFile(null);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final @Nullable Path path;

    private JsonFile(@Nullable Path path) {
        this.path = path;
    }

    /** Writes to this file. */
    public static JsonFile at(Path path) {
        return new JsonFile(path);
    }

    /**
     * Writes a result: a record whose components are the keys, {@code schemaVersion} first.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    public void write(Record result) {
        if (path != null) {
            byte[] bytes = (text(result) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(path, out -> out.write(bytes));
        }
    }

    /** Returns what is written of a result. */
    public static JsonNode tree(Record result) {
        return MAPPER.valueToTree(result);
    }

    private static String text(Record result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result of plain records, lists and maps is JSON", e);
        }
    }
}
