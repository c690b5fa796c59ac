package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;

/**
 * Networks and training as JSON. A member of a family is told by its {@code type}, such as {@code xavier-uniform}; the other
 * keys are the record's components, in their order. Equal descriptions give equal text. Thread-safe.
 *
 * <p>Every key must be there and known, every value of its kind; a refusal is an {@link
 * io.github.rnn4j.api.error.InvalidSpecException} that names the path and suggests the nearest key or type.
 */
@Experimental
public final class SpecJson {
    private SpecJson() {}

    /** Returns a network as JSON. */
    public static ObjectNode write(NetworkSpec spec) {
        return NetworkJson.write(spec);
    }

    /** Returns training as JSON; no clip is the text {@code none}. */
    public static ObjectNode write(TrainingSpec spec) {
        return TrainingJson.write(spec);
    }

    /** Reads a network; paths in messages begin with {@code network}. */
    public static NetworkSpec readNetwork(JsonNode node) {
        return NetworkJson.read(node, "network");
    }

    /** Reads training; paths in messages begin with {@code training}. */
    public static TrainingSpec readTraining(JsonNode node) {
        return TrainingJson.read(node, "training");
    }
}
