package io.github.rnn4j.tasks.timeseries.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.TickFeatures;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickTrainingTest {
    @TempDir
    private Path folder;

    private TaskResult train(Backend backend, TickSource source, TickTarget target, Path out) {
        TickTrainingOptions usual = TickTrainingOptions.of(source, target, 3, out);
        return new TickTraining(
                        backend,
                        new TickTrainingOptions(
                                source,
                                target,
                                usual.windows(),
                                usual.anchored(),
                                usual.network(),
                                usual.training().withEpochs(3, 3),
                                out,
                                Set.of(),
                                null),
                        TickListener.NONE,
                        () -> false)
                .run()
                .orElseThrow();
    }

    private TickSource source() {
        return TickSource.of(MadeUpTicks.write(folder, "A", 100, 1), MadeUpTicks.write(folder, "B", 100, 2));
    }

    @Test
    void volatilityThatLastsIsForecastBetterThanByWhatWas() throws IOException {
        Path out = folder.resolve("model.safetensors");
        Path copy = folder.resolve("copy.safetensors");
        try (Backend backend = Rnn4j.openBackend()) {
            TickSource source = source();
            TaskResult result = train(backend, source, TickTarget.VOLATILITY, out);
            Map<String, Map<String, Double>> baselines =
                    result.baselines().stream().collect(Collectors.toMap(NamedMetrics::name, NamedMetrics::metrics));

            assertThat(baselines.keySet())
                    .containsExactlyInAnyOrder("log-har-range", "log-har", "five-term", "ewma", "no-change");
            assertThat(baselines.get("log-har").get("r2Log"))
                    .isGreaterThan(baselines.get("no-change").get("r2Log") + 0.1)
                    .isGreaterThan(0.15);
            assertThat(result.rows().keySet()).containsExactly("baseline", "recurrent", "both");
            assertThat(result.metrics()).isEqualTo(result.rows().get("both"));
            assertThat(result.metrics().get("r2Log")).isGreaterThan(0.15);
            assertThat(result.comparison().test()).startsWith("Diebold-Mariano (Newey-West, lag 6)");

            TickModel.load(out).save(copy);
            assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(out));

            TaskResult again = new TickEvaluation(backend, out).run(source, Part.VALIDATION);
            assertThat(again.metrics()).isEqualTo(result.metrics());
            assertThat(again.rows()).isEqualTo(result.rows());
            assertThat(again.baselines()).isEqualTo(result.baselines());
            assertThat(again.comparison()).isEqualTo(result.comparison());
        }
    }

    @Test
    void theModelKnowsHowItsInputsAndForecastsWereDistributed() {
        Path out = folder.resolve("model.safetensors");
        try (Backend backend = Rnn4j.openBackend()) {
            train(backend, source(), TickTarget.VOLATILITY, out);
        }

        TrainingRecord record = TickModel.load(out).training();
        assertThat(record.distributions().inputs())
                .extracting(ReferenceDistribution::name)
                .containsExactlyElementsOf(TickFeatures.OF_THE_BAR);
        assertThat(record.distributions().inputs())
                .extracting(TickTrainingTest::values)
                .containsOnly((long) record.trainExamples());
        assertThat(values(record.distributions().score())).isEqualTo(record.validationExamples());
    }

    private static long values(ReferenceDistribution of) {
        return of.counts().stream().mapToLong(count -> count).sum();
    }

    @Test
    void aStopInTheSecondNetworkKeepsTheFirst() {
        Path out = folder.resolve("stopped.safetensors");
        AtomicBoolean stop = new AtomicBoolean();
        try (Backend backend = Rnn4j.openBackend()) {
            TickSource source = source();
            TaskResult result = new TickTraining(
                            backend,
                            TickTrainingOptions.of(source, TickTarget.VOLATILITY, 3, out),
                            event -> stop.compareAndSet(
                                    false,
                                    event instanceof TickEvent.Training training
                                            && training.network().equals(TickTraining.BOTH)),
                            stop::get)
                    .run()
                    .orElseThrow();

            assertThat(result.interrupted()).isTrue();
            assertThat(result.rows().keySet()).containsExactly("baseline", "recurrent");
            assertThat(result.metrics()).isEqualTo(result.rows().get("recurrent"));
            assertThat(TickModel.load(out).counterpart()).isNull();
            assertThat(new TickEvaluation(backend, out)
                            .run(source, Part.VALIDATION)
                            .metrics())
                    .isEqualTo(result.metrics());
        }
    }

    @Test
    void theDirectionOfWhatWandersIsNoBetterThanChance() {
        try (Backend backend = Rnn4j.openBackend()) {
            TaskResult result = train(backend, source(), TickTarget.DIRECTION, folder.resolve("d.safetensors"));

            assertThat(result.metrics().get("accuracy")).isBetween(0.45, 0.55);
            assertThat(result.data().classes()).containsExactly("down", "up");
        }
    }
}
