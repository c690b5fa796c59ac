package io.github.rnn4j.tasks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.core.config.SpecJson;
import java.util.List;

/** Further networks in a model file, beside the one that the file is about: parameters as tensors whose names begin with a prefix. */
@Experimental
public final class SavedNetworkTensors {
    private SavedNetworkTensors() {}

    /** Returns the parameters under names that begin with the prefix. */
    public static List<NamedArray> encode(SavedNetwork network, String prefix) {
        return network.parameters().arrays().stream()
                .map(array -> new NamedArray(prefix + array.name(), array.dtype(), array.shape(), array.values()))
                .toList();
    }

    /**
     * Reads a network back.
     *
     * @param network what {@link SpecJson#write} made of it
     * @param tensors those whose names begin with the prefix
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the JSON is no network
     */
    public static SavedNetwork decode(JsonNode network, StateDict tensors, String prefix) {
        return new SavedNetwork(
                SpecJson.readNetwork(network),
                new StateDict(tensors.arrays().stream()
                        .map(array -> new NamedArray(
                                array.name().substring(prefix.length()), array.dtype(), array.shape(), array.values()))
                        .toList()));
    }
}
