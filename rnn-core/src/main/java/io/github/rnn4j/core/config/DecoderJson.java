package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.BridgeKind;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;

/** Decoders as JSON. */
final class DecoderJson {
    private DecoderJson() {}

    static DecoderSpec read(JsonFields fields) {
        fields.expect("vocabularySize", "embeddingSize", "recurrent", "bridge", "attention", "initializer");
        int vocabularySize = fields.integer("vocabularySize");
        int embeddingSize = fields.integer("embeddingSize");
        RecurrentSpec recurrent = RecurrentJson.read(JsonFields.of(fields.node("recurrent"), fields.at("recurrent")));
        BridgeKind bridge = EnumNames.read(BridgeKind.values(), fields, "bridge");
        AttentionKind attention = EnumNames.read(AttentionKind.values(), fields, "attention");
        InitializerSpec initializer = InitializerJson.read(fields, "initializer");
        return fields.make(
                () -> new DecoderSpec(vocabularySize, embeddingSize, recurrent, bridge, attention, initializer));
    }

    static void write(DecoderSpec spec, ObjectNode object) {
        object.put("vocabularySize", spec.vocabularySize());
        object.put("embeddingSize", spec.embeddingSize());
        RecurrentJson.write(spec.recurrent(), object.putObject("recurrent"));
        object.put("bridge", EnumNames.write(spec.bridge()));
        object.put("attention", EnumNames.write(spec.attention()));
        object.set("initializer", InitializerJson.FAMILY.write(spec.initializer()));
    }
}
