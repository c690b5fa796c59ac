package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.Map;
import java.util.TreeMap;

/** Layers as JSON. */
final class LayerJson {
    static final Family<LayerSpec> FAMILY = new Family<LayerSpec>()
            .with("embedding", EmbeddingSpec.class, LayerJson::readEmbedding, LayerJson::writeEmbedding)
            .with("recurrent", RecurrentSpec.class, LayerJson::readRecurrent, LayerJson::writeRecurrent)
            .with("pooling", PoolingSpec.class, LayerJson::readPooling, LayerJson::writePooling)
            .with("dense", DenseSpec.class, LayerJson::readDense, LayerJson::writeDense);

    private LayerJson() {}

    private static EmbeddingSpec readEmbedding(JsonFields fields) {
        fields.expect("vocabularySize", "embeddingSize", "idsPerStep", "initializer");
        int vocabularySize = fields.integer("vocabularySize");
        int embeddingSize = fields.integer("embeddingSize");
        int idsPerStep = fields.integer("idsPerStep");
        InitializerSpec initializer = initializer(fields, "initializer");
        return fields.make(() -> new EmbeddingSpec(vocabularySize, embeddingSize, idsPerStep, initializer));
    }

    private static void writeEmbedding(EmbeddingSpec spec, ObjectNode object) {
        object.put("vocabularySize", spec.vocabularySize());
        object.put("embeddingSize", spec.embeddingSize());
        object.put("idsPerStep", spec.idsPerStep());
        object.set("initializer", InitializerJson.FAMILY.write(spec.initializer()));
    }

    private static RecurrentSpec readRecurrent(JsonFields fields) {
        fields.expect("cell", "hiddenSize", "numLayers", "direction", "inputInitializer", "recurrentInitializer");
        CellSpec cell = readCell(JsonFields.of(fields.node("cell"), fields.at("cell")));
        int hiddenSize = fields.integer("hiddenSize");
        int numLayers = fields.integer("numLayers");
        Direction direction = EnumNames.read(Direction.values(), fields, "direction");
        InitializerSpec input = initializer(fields, "inputInitializer");
        InitializerSpec recurrent = initializer(fields, "recurrentInitializer");
        return fields.make(() -> new RecurrentSpec(cell, hiddenSize, numLayers, direction, input, recurrent));
    }

    private static void writeRecurrent(RecurrentSpec spec, ObjectNode object) {
        ObjectNode cell = object.putObject("cell");
        cell.put("type", spec.cell().type());
        ObjectNode options = cell.putObject("options");
        // Map.copyOf has another order in every process.
        new TreeMap<>(spec.cell().options()).forEach(options::put);
        object.put("hiddenSize", spec.hiddenSize());
        object.put("numLayers", spec.numLayers());
        object.put("direction", EnumNames.write(spec.direction()));
        object.set("inputInitializer", InitializerJson.FAMILY.write(spec.inputInitializer()));
        object.set("recurrentInitializer", InitializerJson.FAMILY.write(spec.recurrentInitializer()));
    }

    /** A cell's type is not of a family: cells are open, and its provider checks the options. */
    private static CellSpec readCell(JsonFields fields) {
        fields.expect("type", "options");
        String type = fields.text("type");
        Map<String, String> options = fields.texts("options");
        return fields.make(() -> new CellSpec(type, options));
    }

    private static PoolingSpec readPooling(JsonFields fields) {
        fields.expect("kind");
        return new PoolingSpec(EnumNames.read(PoolingKind.values(), fields, "kind"));
    }

    private static void writePooling(PoolingSpec spec, ObjectNode object) {
        object.put("kind", EnumNames.write(spec.kind()));
    }

    private static DenseSpec readDense(JsonFields fields) {
        fields.expect("outputSize", "initializer");
        int outputSize = fields.integer("outputSize");
        InitializerSpec initializer = initializer(fields, "initializer");
        return fields.make(() -> new DenseSpec(outputSize, initializer));
    }

    private static void writeDense(DenseSpec spec, ObjectNode object) {
        object.put("outputSize", spec.outputSize());
        object.set("initializer", InitializerJson.FAMILY.write(spec.initializer()));
    }

    private static InitializerSpec initializer(JsonFields fields, String key) {
        return InitializerJson.FAMILY.read(fields.node(key), fields.at(key));
    }
}
