package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;

/** Training as JSON. JSON has no infinity, so that no clip is the text {@code none}. */
final class TrainingJson {
    private static final String NO_CLIP = "none";

    private TrainingJson() {}

    static TrainingSpec read(JsonNode node, String path) {
        JsonFields fields = JsonFields.of(node, path)
                .expect(
                        "loss",
                        "optimizer",
                        "schedule",
                        "clipNorm",
                        "batchSize",
                        "maxEpochs",
                        "patience",
                        "truncatedSteps",
                        "tokenDropout",
                        "teacherForcing",
                        "nonFinite",
                        "precision",
                        "embeddingUpdate",
                        "averageFrom",
                        "seed");
        LossSpec loss = LossJson.FAMILY.read(fields.node("loss"), fields.at("loss"));
        OptimizerSpec optimizer = OptimizerJson.FAMILY.read(fields.node("optimizer"), fields.at("optimizer"));
        ScheduleSpec schedule = ScheduleJson.FAMILY.read(fields.node("schedule"), fields.at("schedule"));
        double clipNorm = NO_CLIP.equals(fields.node("clipNorm").textValue())
                ? Double.POSITIVE_INFINITY
                : fields.number("clipNorm");
        int batchSize = fields.integer("batchSize");
        int maxEpochs = fields.integer("maxEpochs");
        int patience = fields.integer("patience");
        int truncatedSteps = fields.integer("truncatedSteps");
        double tokenDropout = fields.number("tokenDropout");
        TeacherForcingSpec teacherForcing =
                TeacherForcingJson.FAMILY.read(fields.node("teacherForcing"), fields.at("teacherForcing"));
        NonFinitePolicy nonFinite = EnumNames.read(NonFinitePolicy.values(), fields, "nonFinite");
        PrecisionSpec precision = PrecisionJson.FAMILY.read(fields.node("precision"), fields.at("precision"));
        EmbeddingUpdate embeddingUpdate = EnumNames.read(EmbeddingUpdate.values(), fields, "embeddingUpdate");
        int averageFrom = fields.integer("averageFrom");
        long seed = fields.longInteger("seed");
        return fields.make(() -> new TrainingSpec(
                loss,
                optimizer,
                schedule,
                clipNorm,
                batchSize,
                maxEpochs,
                patience,
                truncatedSteps,
                tokenDropout,
                teacherForcing,
                nonFinite,
                precision,
                embeddingUpdate,
                averageFrom,
                seed));
    }

    static ObjectNode write(TrainingSpec spec) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("loss", LossJson.FAMILY.write(spec.loss()));
        object.set("optimizer", OptimizerJson.FAMILY.write(spec.optimizer()));
        object.set("schedule", ScheduleJson.FAMILY.write(spec.schedule()));
        if (Double.isInfinite(spec.clipNorm())) {
            object.put("clipNorm", NO_CLIP);
        } else {
            object.put("clipNorm", spec.clipNorm());
        }
        object.put("batchSize", spec.batchSize());
        object.put("maxEpochs", spec.maxEpochs());
        object.put("patience", spec.patience());
        object.put("truncatedSteps", spec.truncatedSteps());
        object.put("tokenDropout", spec.tokenDropout());
        object.set("teacherForcing", TeacherForcingJson.FAMILY.write(spec.teacherForcing()));
        object.put("nonFinite", EnumNames.write(spec.nonFinite()));
        object.set("precision", PrecisionJson.FAMILY.write(spec.precision()));
        object.put("embeddingUpdate", EnumNames.write(spec.embeddingUpdate()));
        object.put("averageFrom", spec.averageFrom());
        return object.put("seed", spec.seed());
    }
}
