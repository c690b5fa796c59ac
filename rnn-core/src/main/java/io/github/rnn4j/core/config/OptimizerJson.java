package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.WeightDecay;

/** Optimisers as JSON. */
final class OptimizerJson {
    static final Family<OptimizerSpec> FAMILY = new Family<OptimizerSpec>()
            .with("adam", OptimizerSpec.Adam.class, OptimizerJson::readAdam, OptimizerJson::writeAdam)
            .with("sgd", OptimizerSpec.Sgd.class, OptimizerJson::readSgd, OptimizerJson::writeSgd)
            .with("rms-prop", OptimizerSpec.RmsProp.class, OptimizerJson::readRmsProp, OptimizerJson::writeRmsProp);

    private OptimizerJson() {}

    private static OptimizerSpec.Adam readAdam(JsonFields fields) {
        fields.expect("learningRate", "firstDecay", "secondDecay", "epsilon", "weightDecay");
        double learningRate = fields.number("learningRate");
        double firstDecay = fields.number("firstDecay");
        double secondDecay = fields.number("secondDecay");
        double epsilon = fields.number("epsilon");
        WeightDecay decay = readDecay(fields);
        return fields.make(() -> new OptimizerSpec.Adam(learningRate, firstDecay, secondDecay, epsilon, decay));
    }

    private static void writeAdam(OptimizerSpec.Adam spec, ObjectNode object) {
        object.put("learningRate", spec.learningRate());
        object.put("firstDecay", spec.firstDecay());
        object.put("secondDecay", spec.secondDecay());
        object.put("epsilon", spec.epsilon());
        writeDecay(spec, object);
    }

    private static OptimizerSpec.Sgd readSgd(JsonFields fields) {
        fields.expect("learningRate", "momentum", "nesterov", "weightDecay");
        double learningRate = fields.number("learningRate");
        double momentum = fields.number("momentum");
        boolean nesterov = fields.truth("nesterov");
        WeightDecay decay = readDecay(fields);
        return fields.make(() -> new OptimizerSpec.Sgd(learningRate, momentum, nesterov, decay));
    }

    private static void writeSgd(OptimizerSpec.Sgd spec, ObjectNode object) {
        object.put("learningRate", spec.learningRate());
        object.put("momentum", spec.momentum());
        object.put("nesterov", spec.nesterov());
        writeDecay(spec, object);
    }

    private static OptimizerSpec.RmsProp readRmsProp(JsonFields fields) {
        fields.expect("learningRate", "decay", "epsilon", "weightDecay");
        double learningRate = fields.number("learningRate");
        double decay = fields.number("decay");
        double epsilon = fields.number("epsilon");
        WeightDecay weightDecay = readDecay(fields);
        return fields.make(() -> new OptimizerSpec.RmsProp(learningRate, decay, epsilon, weightDecay));
    }

    private static void writeRmsProp(OptimizerSpec.RmsProp spec, ObjectNode object) {
        object.put("learningRate", spec.learningRate());
        object.put("decay", spec.decay());
        object.put("epsilon", spec.epsilon());
        writeDecay(spec, object);
    }

    private static WeightDecay readDecay(JsonFields optimizer) {
        JsonFields fields = JsonFields.of(optimizer.node("weightDecay"), optimizer.at("weightDecay"))
                .expect("rate", "decoupled");
        double rate = fields.number("rate");
        boolean decoupled = fields.truth("decoupled");
        return fields.make(() -> new WeightDecay(rate, decoupled));
    }

    private static void writeDecay(OptimizerSpec spec, ObjectNode object) {
        ObjectNode decay = object.putObject("weightDecay");
        decay.put("rate", spec.weightDecay().rate());
        decay.put("decoupled", spec.weightDecay().decoupled());
    }
}
