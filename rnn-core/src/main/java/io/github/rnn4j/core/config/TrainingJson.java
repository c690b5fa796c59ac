package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;

/** Training as JSON. JSON has no infinity, so that no clip is the text {@code none}. */
final class TrainingJson {
    static final Family<LossSpec> LOSSES = new Family<LossSpec>()
            .with(
                    "softmax-cross-entropy",
                    LossSpec.SoftmaxCrossEntropy.class,
                    TrainingJson::readSoftmaxCrossEntropy,
                    (spec, object) -> {});

    static final Family<OptimizerSpec> OPTIMIZERS = new Family<OptimizerSpec>()
            .with("adam", OptimizerSpec.Adam.class, TrainingJson::readAdam, TrainingJson::writeAdam);

    private static final String NO_CLIP = "none";

    private TrainingJson() {}

    static TrainingSpec read(JsonNode node, String path) {
        JsonFields fields = JsonFields.of(node, path)
                .expect("loss", "optimizer", "clipNorm", "batchSize", "maxEpochs", "patience", "tokenDropout", "seed");
        LossSpec loss = LOSSES.read(fields.node("loss"), fields.at("loss"));
        OptimizerSpec optimizer = OPTIMIZERS.read(fields.node("optimizer"), fields.at("optimizer"));
        double clipNorm = NO_CLIP.equals(fields.node("clipNorm").textValue())
                ? Double.POSITIVE_INFINITY
                : fields.number("clipNorm");
        int batchSize = fields.integer("batchSize");
        int maxEpochs = fields.integer("maxEpochs");
        int patience = fields.integer("patience");
        double tokenDropout = fields.number("tokenDropout");
        long seed = fields.longInteger("seed");
        return fields.make(
                () -> new TrainingSpec(loss, optimizer, clipNorm, batchSize, maxEpochs, patience, tokenDropout, seed));
    }

    static ObjectNode write(TrainingSpec spec) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("loss", LOSSES.write(spec.loss()));
        object.set("optimizer", OPTIMIZERS.write(spec.optimizer()));
        if (Double.isInfinite(spec.clipNorm())) {
            object.put("clipNorm", NO_CLIP);
        } else {
            object.put("clipNorm", spec.clipNorm());
        }
        object.put("batchSize", spec.batchSize());
        object.put("maxEpochs", spec.maxEpochs());
        object.put("patience", spec.patience());
        object.put("tokenDropout", spec.tokenDropout());
        return object.put("seed", spec.seed());
    }

    private static LossSpec.SoftmaxCrossEntropy readSoftmaxCrossEntropy(JsonFields fields) {
        fields.expect();
        return new LossSpec.SoftmaxCrossEntropy();
    }

    private static OptimizerSpec.Adam readAdam(JsonFields fields) {
        fields.expect("learningRate", "firstDecay", "secondDecay", "epsilon");
        double learningRate = fields.number("learningRate");
        double firstDecay = fields.number("firstDecay");
        double secondDecay = fields.number("secondDecay");
        double epsilon = fields.number("epsilon");
        return fields.make(() -> new OptimizerSpec.Adam(learningRate, firstDecay, secondDecay, epsilon));
    }

    private static void writeAdam(OptimizerSpec.Adam spec, ObjectNode object) {
        object.put("learningRate", spec.learningRate());
        object.put("firstDecay", spec.firstDecay());
        object.put("secondDecay", spec.secondDecay());
        object.put("epsilon", spec.epsilon());
    }
}
