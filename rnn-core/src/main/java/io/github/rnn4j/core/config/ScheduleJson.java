package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.ScheduleSpec;

/** Schedules as JSON. */
final class ScheduleJson {
    static final Family<ScheduleSpec> FAMILY = new Family<ScheduleSpec>()
            .with("constant", ScheduleSpec.Constant.class, ScheduleJson::readConstant, ScheduleJson::writeWarmUp)
            .with("cosine", ScheduleSpec.Cosine.class, ScheduleJson::readCosine, ScheduleJson::writeCosine)
            .with("step-decay", ScheduleSpec.StepDecay.class, ScheduleJson::readStepDecay, ScheduleJson::writeStepDecay)
            .with("plateau", ScheduleSpec.Plateau.class, ScheduleJson::readPlateau, ScheduleJson::writePlateau);

    private ScheduleJson() {}

    private static ScheduleSpec.Constant readConstant(JsonFields fields) {
        int warmUp = fields.expect("warmUpSteps").integer("warmUpSteps");
        return fields.make(() -> new ScheduleSpec.Constant(warmUp));
    }

    private static ScheduleSpec.Cosine readCosine(JsonFields fields) {
        int warmUp = fields.expect("warmUpSteps", "finalShare").integer("warmUpSteps");
        double finalShare = fields.number("finalShare");
        return fields.make(() -> new ScheduleSpec.Cosine(warmUp, finalShare));
    }

    private static void writeCosine(ScheduleSpec.Cosine spec, ObjectNode object) {
        writeWarmUp(spec, object);
        object.put("finalShare", spec.finalShare());
    }

    private static ScheduleSpec.StepDecay readStepDecay(JsonFields fields) {
        int warmUp = fields.expect("warmUpSteps", "everyEpochs", "factor").integer("warmUpSteps");
        int everyEpochs = fields.integer("everyEpochs");
        double factor = fields.number("factor");
        return fields.make(() -> new ScheduleSpec.StepDecay(warmUp, everyEpochs, factor));
    }

    private static void writeStepDecay(ScheduleSpec.StepDecay spec, ObjectNode object) {
        writeWarmUp(spec, object);
        object.put("everyEpochs", spec.everyEpochs());
        object.put("factor", spec.factor());
    }

    private static ScheduleSpec.Plateau readPlateau(JsonFields fields) {
        int warmUp = fields.expect("warmUpSteps", "patience", "factor").integer("warmUpSteps");
        int patience = fields.integer("patience");
        double factor = fields.number("factor");
        return fields.make(() -> new ScheduleSpec.Plateau(warmUp, patience, factor));
    }

    private static void writePlateau(ScheduleSpec.Plateau spec, ObjectNode object) {
        writeWarmUp(spec, object);
        object.put("patience", spec.patience());
        object.put("factor", spec.factor());
    }

    private static void writeWarmUp(ScheduleSpec spec, ObjectNode object) {
        object.put("warmUpSteps", spec.warmUpSteps());
    }
}
