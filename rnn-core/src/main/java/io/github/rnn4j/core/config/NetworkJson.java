package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import java.util.List;

/** Networks as JSON. */
final class NetworkJson {
    static final Family<InputSpec> INPUTS = new Family<InputSpec>()
            .with(
                    "ids",
                    InputSpec.Ids.class,
                    NetworkJson::readIds,
                    (spec, object) -> object.put("idsPerStep", spec.idsPerStep()))
            .with(
                    "features",
                    InputSpec.Features.class,
                    NetworkJson::readFeatures,
                    (spec, object) -> object.put("inputSize", spec.inputSize()));

    private NetworkJson() {}

    static NetworkSpec read(JsonNode node, String path) {
        JsonFields fields = JsonFields.of(node, path).expect("input", "layers");
        InputSpec input = INPUTS.read(fields.node("input"), fields.at("input"));
        List<LayerSpec> layers =
                fields.objects("layers").stream().map(LayerJson.FAMILY::read).toList();
        return fields.make(() -> new NetworkSpec(input, layers));
    }

    static ObjectNode write(NetworkSpec spec) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("input", INPUTS.write(spec.input()));
        ArrayNode layers = object.putArray("layers");
        spec.layers().forEach(layer -> layers.add(LayerJson.FAMILY.write(layer)));
        return object;
    }

    private static InputSpec.Ids readIds(JsonFields fields) {
        int idsPerStep = fields.expect("idsPerStep").integer("idsPerStep");
        return fields.make(() -> new InputSpec.Ids(idsPerStep));
    }

    private static InputSpec.Features readFeatures(JsonFields fields) {
        int inputSize = fields.expect("inputSize").integer("inputSize");
        return fields.make(() -> new InputSpec.Features(inputSize));
    }
}
