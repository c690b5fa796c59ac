package io.github.rnn4j.tasks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import java.util.List;

/**
 * A network that stands in a model file beside the file's own: its name and shape are an entry among the baselines, the names of its tensors
 * begin with {@code baseline.} and its own.
 *
 * @param name no other entry has it
 * @param network what it is made of, and its values
 */
@Experimental
public record NetworkEntry(String name, SavedNetwork network) {
    private static final String NETWORK = "network";

    private record Stored(String name, JsonNode network) {}

    /** Returns whether an entry among the baselines is one of a network. */
    public static boolean is(JsonNode entry) {
        return entry.has(NETWORK);
    }

    /** Adds it to what becomes a model file. */
    public void encode(ArrayNode baselines, List<NamedArray> tensors) {
        baselines.add(StrictJson.toTree(new Stored(name, SpecJson.write(network.network()))));
        tensors.addAll(network.parameters().withNamePrefix(prefix(name)).arrays());
    }

    /**
     * Reads it.
     *
     * @param subject what errors name it by
     * @throws io.github.rnn4j.api.error.InvalidSpecException if it is none
     */
    public static NetworkEntry decode(JsonNode entry, String subject, ModelFile file) {
        Stored stored = StrictJson.bind(entry, Stored.class, subject);
        String prefix = prefix(stored.name());
        return new NetworkEntry(
                stored.name(),
                new SavedNetwork(
                        SpecJson.readNetwork(stored.network()),
                        file.tensors(prefix).withoutNamePrefix(prefix)));
    }

    private static String prefix(String name) {
        return ModelFile.BASELINE + name + ".";
    }
}
