package io.github.rnn4j.core.config;

import io.github.rnn4j.api.spec.InitializerSpec;

/** Initialisers as JSON. */
final class InitializerJson {
    static final Family<InitializerSpec> FAMILY = new Family<InitializerSpec>()
            .with(
                    "xavier-uniform",
                    InitializerSpec.XavierUniform.class,
                    InitializerJson::readXavierUniform,
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "xavier-normal",
                    InitializerSpec.XavierNormal.class,
                    InitializerJson::readXavierNormal,
                    (spec, object) -> object.put("gain", spec.gain()))
            .with(
                    "normal",
                    InitializerSpec.Normal.class,
                    InitializerJson::readNormal,
                    (spec, object) -> object.put("standardDeviation", spec.standardDeviation()))
            .with("zeros", InitializerSpec.Zeros.class, InitializerJson::readZeros, (spec, object) -> {});

    private InitializerJson() {}

    private static InitializerSpec.XavierUniform readXavierUniform(JsonFields fields) {
        double gain = fields.expect("gain").number("gain");
        return fields.make(() -> new InitializerSpec.XavierUniform(gain));
    }

    private static InitializerSpec.XavierNormal readXavierNormal(JsonFields fields) {
        double gain = fields.expect("gain").number("gain");
        return fields.make(() -> new InitializerSpec.XavierNormal(gain));
    }

    private static InitializerSpec.Normal readNormal(JsonFields fields) {
        double deviation = fields.expect("standardDeviation").number("standardDeviation");
        return fields.make(() -> new InitializerSpec.Normal(deviation));
    }

    private static InitializerSpec.Zeros readZeros(JsonFields fields) {
        fields.expect();
        return new InitializerSpec.Zeros();
    }
}
