package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.TeacherForcingSpec;

/** Teacher forcing as JSON. */
final class TeacherForcingJson {
    static final Family<TeacherForcingSpec> FAMILY = new Family<TeacherForcingSpec>()
            .with(
                    "constant",
                    TeacherForcingSpec.Constant.class,
                    TeacherForcingJson::readConstant,
                    (spec, object) -> object.put("share", spec.share()))
            .with(
                    "linear",
                    TeacherForcingSpec.Linear.class,
                    TeacherForcingJson::readLinear,
                    TeacherForcingJson::writeLinear);

    private TeacherForcingJson() {}

    private static TeacherForcingSpec.Constant readConstant(JsonFields fields) {
        double share = fields.expect("share").number("share");
        return fields.make(() -> new TeacherForcingSpec.Constant(share));
    }

    private static TeacherForcingSpec.Linear readLinear(JsonFields fields) {
        double first = fields.expect("first", "last", "epochs").number("first");
        double last = fields.number("last");
        int epochs = fields.integer("epochs");
        return fields.make(() -> new TeacherForcingSpec.Linear(first, last, epochs));
    }

    private static void writeLinear(TeacherForcingSpec.Linear spec, ObjectNode object) {
        object.put("first", spec.first());
        object.put("last", spec.last());
        object.put("epochs", spec.epochs());
    }
}
