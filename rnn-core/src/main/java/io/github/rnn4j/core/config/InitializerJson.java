package io.github.rnn4j.core.config;

import io.github.rnn4j.api.spec.InitializerSpec;
import java.util.function.DoubleFunction;

/** Initialisers as JSON. */
final class InitializerJson {
    static final Family<InitializerSpec> FAMILY = new Family<InitializerSpec>()
            .with(
                    "xavier-uniform",
                    InitializerSpec.XavierUniform.class,
                    fields -> one(fields, "gain", InitializerSpec.XavierUniform::new),
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "xavier-normal",
                    InitializerSpec.XavierNormal.class,
                    fields -> one(fields, "gain", InitializerSpec.XavierNormal::new),
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "normal",
                    InitializerSpec.Normal.class,
                    fields -> one(fields, "standardDeviation", InitializerSpec.Normal::new),
                    (spec, object) -> object.put("standardDeviation", spec.standardDeviation()))
            .with(
                    "uniform",
                    InitializerSpec.Uniform.class,
                    fields -> one(fields, "limit", InitializerSpec.Uniform::new),
                    (spec, object) -> object.put("limit", spec.limit()))
            .with(
                    "orthogonal",
                    InitializerSpec.Orthogonal.class,
                    fields -> one(fields, "gain", InitializerSpec.Orthogonal::new),
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "identity",
                    InitializerSpec.Identity.class,
                    fields -> one(fields, "gain", InitializerSpec.Identity::new),
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "spectral-radius",
                    InitializerSpec.SpectralRadius.class,
                    fields -> one(fields, "radius", InitializerSpec.SpectralRadius::new),
                    (spec, object) -> object.put("radius", spec.radius()))
            .with("zeros", InitializerSpec.Zeros.class, InitializerJson::readZeros, (spec, object) -> {});

    private InitializerJson() {}

    static InitializerSpec read(JsonFields fields, String key) {
        return FAMILY.read(fields.node(key), fields.at(key));
    }

    private static <S extends InitializerSpec> S one(JsonFields fields, String key, DoubleFunction<S> constructor) {
        double value = fields.expect(key).number(key);
        return fields.make(() -> constructor.apply(value));
    }

    private static InitializerSpec.Zeros readZeros(JsonFields fields) {
        fields.expect();
        return new InitializerSpec.Zeros();
    }
}
