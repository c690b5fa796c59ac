package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.LossSpec;
import java.util.List;

/** Losses as JSON. */
final class LossJson {
    static final Family<LossSpec> FAMILY = new Family<LossSpec>()
            .with(
                    "softmax-cross-entropy",
                    LossSpec.SoftmaxCrossEntropy.class,
                    LossJson::readSoftmax,
                    (spec, object) -> write(spec.labelSmoothing(), "classWeights", spec.classWeights(), object))
            .with(
                    "sigmoid-cross-entropy",
                    LossSpec.SigmoidCrossEntropy.class,
                    LossJson::readSigmoid,
                    (spec, object) -> write(spec.labelSmoothing(), "positiveWeights", spec.positiveWeights(), object))
            .with(
                    "mean-squared-error",
                    LossSpec.MeanSquaredError.class,
                    fields -> fields.expect().make(LossSpec.MeanSquaredError::new),
                    (spec, object) -> {})
            .with(
                    "huber",
                    LossSpec.Huber.class,
                    LossJson::readHuber,
                    (spec, object) -> object.put("delta", spec.delta()))
            .with(
                    "qlike",
                    LossSpec.Qlike.class,
                    fields -> fields.expect().make(LossSpec.Qlike::new),
                    (spec, object) -> {});

    private LossJson() {}

    private static LossSpec.SoftmaxCrossEntropy readSoftmax(JsonFields fields) {
        double smoothing = fields.expect("labelSmoothing", "classWeights").number("labelSmoothing");
        List<Double> weights = fields.numbers("classWeights");
        return fields.make(() -> new LossSpec.SoftmaxCrossEntropy(smoothing, weights));
    }

    private static LossSpec.SigmoidCrossEntropy readSigmoid(JsonFields fields) {
        double smoothing = fields.expect("labelSmoothing", "positiveWeights").number("labelSmoothing");
        List<Double> weights = fields.numbers("positiveWeights");
        return fields.make(() -> new LossSpec.SigmoidCrossEntropy(smoothing, weights));
    }

    private static LossSpec.Huber readHuber(JsonFields fields) {
        double delta = fields.expect("delta").number("delta");
        return fields.make(() -> new LossSpec.Huber(delta));
    }

    private static void write(double smoothing, String name, List<Double> weights, ObjectNode object) {
        object.put("labelSmoothing", smoothing);
        ArrayNode array = object.putArray(name);
        weights.forEach(array::add);
    }
}
