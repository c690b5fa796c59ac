package io.github.rnn4j.tasks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import java.util.List;

/**
 * A training record, and beside it what of its data was selected, as a model file holds them. The record below is the JSON, key by key; a
 * change of it is a change of the format.
 */
@Experimental
public final class TrainingRecordJson {
    private static final String SUBJECT = "training";
    private static final String SELECTION = "selection";
    private static final String LEAKS = "leaks";

    private record Stored(
            JsonNode spec,
            List<String> digests,
            int trainExamples,
            int validationExamples,
            List<EpochRecord> epochs,
            int bestEpoch,
            StopReason reason,
            String backend) {}

    /** One inflated figure or none: a file has no null. */
    private record StoredLeaks(List<Leak> found, List<InflatedFigures> inflated) {}

    private TrainingRecordJson() {}

    /**
     * Returns the JSON.
     *
     * @param selection which columns and rows of its data, as the task has it
     */
    public static ObjectNode write(TrainingRecord record, Record selection) {
        ObjectNode json = (ObjectNode) StrictJson.toTree(new Stored(
                SpecJson.write(record.spec()),
                record.digests(),
                record.trainExamples(),
                record.validationExamples(),
                record.epochs(),
                record.bestEpoch(),
                record.reason(),
                record.backend()));
        json.set(LEAKS, StrictJson.toTree(stored(record.leaks())));
        json.set(SELECTION, StrictJson.toTree(selection));
        return json;
    }

    private static StoredLeaks stored(LeakReport leaks) {
        InflatedFigures inflated = leaks.inflated();
        return new StoredLeaks(leaks.found(), inflated == null ? List.of() : List.of(inflated));
    }

    /**
     * Reads the record. One without leaks is from before they were looked for.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if it is none
     */
    public static TrainingRecord record(ObjectNode json) {
        ObjectNode rest = json.deepCopy();
        rest.remove(SELECTION);
        JsonNode leaks = rest.remove(LEAKS);
        Stored stored = StrictJson.bind(rest, Stored.class, SUBJECT);
        return new TrainingRecord(
                SpecJson.readTraining(stored.spec()),
                stored.digests(),
                stored.trainExamples(),
                stored.validationExamples(),
                stored.epochs(),
                stored.bestEpoch(),
                stored.reason(),
                stored.backend(),
                leaks == null ? LeakReport.NONE : leaks(leaks));
    }

    private static LeakReport leaks(JsonNode json) {
        StoredLeaks stored = StrictJson.bind(json, StoredLeaks.class, SUBJECT + "." + LEAKS);
        return new LeakReport(
                stored.found(),
                stored.inflated().isEmpty() ? null : stored.inflated().get(0));
    }

    /**
     * Reads the selection.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if it is none of the type
     */
    public static <S extends Record> S selection(ObjectNode json, Class<S> type) {
        return StrictJson.bind(json.path(SELECTION), type, SUBJECT + "." + SELECTION);
    }
}
