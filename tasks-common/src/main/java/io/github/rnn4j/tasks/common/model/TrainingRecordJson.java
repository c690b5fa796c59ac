package io.github.rnn4j.tasks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
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
    private static final String DISTRIBUTIONS = "distributions";

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

    /** One score or none. */
    private record StoredDistributions(List<ReferenceDistribution> inputs, List<ReferenceDistribution> score) {}

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
        ReferenceDistributions distributions = record.distributions();
        if (!distributions.isUnknown()) {
            json.set(DISTRIBUTIONS, StrictJson.toTree(stored(distributions)));
        }
        json.set(SELECTION, StrictJson.toTree(selection));
        return json;
    }

    private static StoredLeaks stored(LeakReport leaks) {
        InflatedFigures inflated = leaks.inflated();
        return new StoredLeaks(leaks.found(), inflated == null ? List.of() : List.of(inflated));
    }

    private static StoredDistributions stored(ReferenceDistributions known) {
        ReferenceDistribution score = known.score();
        return new StoredDistributions(known.inputs(), score == null ? List.of() : List.of(score));
    }

    /**
     * Reads the record. One without leaks or distributions is from before they were kept.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if it is none
     */
    public static TrainingRecord record(ObjectNode json) {
        ObjectNode rest = json.deepCopy();
        rest.remove(SELECTION);
        JsonNode leaks = rest.remove(LEAKS);
        JsonNode distributions = rest.remove(DISTRIBUTIONS);
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
                leaks == null ? LeakReport.NONE : leaks(leaks),
                distributions == null ? ReferenceDistributions.UNKNOWN : distributions(distributions));
    }

    private static LeakReport leaks(JsonNode json) {
        StoredLeaks stored = StrictJson.bind(json, StoredLeaks.class, SUBJECT + "." + LEAKS);
        return new LeakReport(
                stored.found(),
                stored.inflated().isEmpty() ? null : stored.inflated().get(0));
    }

    private static ReferenceDistributions distributions(JsonNode json) {
        StoredDistributions stored = StrictJson.bind(json, StoredDistributions.class, SUBJECT + "." + DISTRIBUTIONS);
        return new ReferenceDistributions(
                stored.inputs(),
                stored.score().isEmpty() ? null : stored.score().get(0));
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
