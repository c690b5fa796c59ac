package io.github.rnn4j.tasks.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.tasks.common.leak.InflatedFigure;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingRecordJsonTest {
    private record Selection(List<String> where) {}

    private static final Selection SELECTION = new Selection(List.of("short=1"));
    private static final TrainingRecord RECORD = new TrainingRecord(
            TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01)),
            List.of("digest"),
            8,
            4,
            List.of(),
            1,
            StopReason.MAX_EPOCHS,
            "cpu",
            LeakReport.NONE,
            ReferenceDistributions.UNKNOWN);

    @Test
    void leaksAndInflatedFiguresComeBackFromAFile() {
        LeakReport leaks = new LeakReport(
                List.of(new Leak(LeakLevel.REFUSE, LeakKind.SAME_RUN, 10, "10 runs", true)),
                new InflatedFigures(
                        "runs",
                        "windows",
                        List.of(new InflatedFigure("forest", Map.of("accuracy", 0.7), Map.of("accuracy", 0.98)))));

        ObjectNode json = TrainingRecordJson.write(RECORD.withLeaks(leaks), SELECTION);

        assertThat(json.path("leaks").path("found").path(0).path("kind").asText())
                .isEqualTo("same-run");
        assertThat(json.path("leaks").path("found").path(0).path("level").asText())
                .isEqualTo("refuse");
        assertThat(TrainingRecordJson.record(json)).isEqualTo(RECORD.withLeaks(leaks));
        assertThat(TrainingRecordJson.selection(json, Selection.class)).isEqualTo(SELECTION);
    }

    @Test
    void aRecordFromBeforeLeaksWereLookedForIsRead() {
        ObjectNode json = TrainingRecordJson.write(RECORD, SELECTION);
        json.remove("leaks");

        assertThat(TrainingRecordJson.record(json)).isEqualTo(RECORD);
    }

    @Test
    void distributionsComeBackFromAFileAndAreLeftOutWhereNothingIsKnown() {
        ReferenceDistribution flow = ReferenceDistribution.of("flow", new double[] {0.1, 0.2, 0.4});
        TrainingRecord known = RECORD.withDistributions(
                new ReferenceDistributions(List.of(flow), ReferenceDistribution.of("score", new double[] {1, 2})));
        TrainingRecord inputsOnly = RECORD.withDistributions(new ReferenceDistributions(List.of(flow), null));

        assertThat(TrainingRecordJson.record(TrainingRecordJson.write(known, SELECTION)))
                .isEqualTo(known);
        assertThat(TrainingRecordJson.record(TrainingRecordJson.write(inputsOnly, SELECTION)))
                .isEqualTo(inputsOnly);
        assertThat(TrainingRecordJson.write(RECORD, SELECTION).has("distributions"))
                .isFalse();
    }
}
