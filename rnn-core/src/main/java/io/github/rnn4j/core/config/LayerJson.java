package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;

/** Layers as JSON. */
final class LayerJson {
    static final Family<LayerSpec> FAMILY = new Family<LayerSpec>()
            .with("embedding", EmbeddingSpec.class, LayerJson::readEmbedding, LayerJson::writeEmbedding)
            .with("recurrent", RecurrentSpec.class, RecurrentJson::read, RecurrentJson::write)
            .with(
                    "dropout",
                    DropoutSpec.class,
                    LayerJson::readDropout,
                    (spec, object) -> object.put("probability", spec.probability()))
            .with(
                    "layer-norm",
                    LayerNormSpec.class,
                    LayerJson::readLayerNorm,
                    (spec, object) -> object.put("epsilon", spec.epsilon()))
            .with("pooling", PoolingSpec.class, LayerJson::readPooling, LayerJson::writePooling)
            .with("dense", DenseSpec.class, LayerJson::readDense, LayerJson::writeDense)
            .with("decoder", DecoderSpec.class, DecoderJson::read, DecoderJson::write);

    private LayerJson() {}

    private static EmbeddingSpec readEmbedding(JsonFields fields) {
        fields.expect("vocabularySize", "embeddingSize", "idsPerStep", "initializer");
        int vocabularySize = fields.integer("vocabularySize");
        int embeddingSize = fields.integer("embeddingSize");
        int idsPerStep = fields.integer("idsPerStep");
        InitializerSpec initializer = InitializerJson.read(fields, "initializer");
        return fields.make(() -> new EmbeddingSpec(vocabularySize, embeddingSize, idsPerStep, initializer));
    }

    private static void writeEmbedding(EmbeddingSpec spec, ObjectNode object) {
        object.put("vocabularySize", spec.vocabularySize());
        object.put("embeddingSize", spec.embeddingSize());
        object.put("idsPerStep", spec.idsPerStep());
        object.set("initializer", InitializerJson.FAMILY.write(spec.initializer()));
    }

    private static DropoutSpec readDropout(JsonFields fields) {
        double probability = fields.expect("probability").number("probability");
        return fields.make(() -> new DropoutSpec(probability));
    }

    private static LayerNormSpec readLayerNorm(JsonFields fields) {
        double epsilon = fields.expect("epsilon").number("epsilon");
        return fields.make(() -> new LayerNormSpec(epsilon));
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
        InitializerSpec initializer = InitializerJson.read(fields, "initializer");
        return fields.make(() -> new DenseSpec(outputSize, initializer));
    }

    private static void writeDense(DenseSpec spec, ObjectNode object) {
        object.put("outputSize", spec.outputSize());
        object.set("initializer", InitializerJson.FAMILY.write(spec.initializer()));
    }
}
