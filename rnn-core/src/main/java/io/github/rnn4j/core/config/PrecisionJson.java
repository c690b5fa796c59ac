package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.tensor.DType;

/** The types of a training as JSON. */
final class PrecisionJson {
    static final Family<PrecisionSpec> FAMILY = new Family<PrecisionSpec>()
            .with(
                    "full",
                    PrecisionSpec.Full.class,
                    fields -> fields.expect().make(PrecisionSpec.Full::new),
                    (spec, object) -> {})
            .with("mixed", PrecisionSpec.Mixed.class, PrecisionJson::readMixed, PrecisionJson::writeMixed);

    private PrecisionJson() {}

    private static PrecisionSpec.Mixed readMixed(JsonFields fields) {
        fields.expect("compute", "initialScale", "growth", "backoff", "growthInterval");
        DType compute = EnumNames.read(DType.values(), fields, "compute");
        double initialScale = fields.number("initialScale");
        double growth = fields.number("growth");
        double backoff = fields.number("backoff");
        int growthInterval = fields.integer("growthInterval");
        return fields.make(() -> new PrecisionSpec.Mixed(compute, initialScale, growth, backoff, growthInterval));
    }

    private static void writeMixed(PrecisionSpec.Mixed spec, ObjectNode object) {
        object.put("compute", EnumNames.write(spec.compute()));
        object.put("initialScale", spec.initialScale());
        object.put("growth", spec.growth());
        object.put("backoff", spec.backoff());
        object.put("growthInterval", spec.growthInterval());
    }
}
