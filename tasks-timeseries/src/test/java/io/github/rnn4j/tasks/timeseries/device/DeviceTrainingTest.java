package io.github.rnn4j.tasks.timeseries.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pumps whose flow falls when they fail. */
class DeviceTrainingTest {
    @TempDir
    private Path folder;

    private Path pumps() throws IOException {
        return new MadeUpPumps(3, 100, 40, 12).write(folder);
    }

    @Test
    void aTrainingIsScoredAgainFromItsFile() throws IOException {
        DeviceSource source = DeviceSource.of(pumps()).withRun("pump");
        Path out = folder.resolve("m.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            DeviceTrainingOptions options = DeviceTrainingOptions.of(source, 1, out);
            TaskResult trained = new DeviceTraining(backend, options, DeviceListener.NONE, () -> false)
                    .run()
                    .orElseThrow();

            DeviceEvaluation evaluation = new DeviceEvaluation(backend, out);
            assertThat(evaluation.run(source, Part.VALIDATION).metrics()).isEqualTo(trained.metrics());
            assertThat(evaluation.run(source, Part.TEST).data().rows()).isEqualTo(2 * 89);
            assertThat(DeviceModel.load(out).baselines()).hasSize(3);
        }
    }

    @Test
    void theModelKnowsHowItsInputsAndScoresWereDistributed() throws IOException {
        DeviceSource source = DeviceSource.of(pumps()).withRun("pump");
        Path out = folder.resolve("m.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            DeviceTrainingOptions usual = DeviceTrainingOptions.of(source, 1, out);
            DeviceTrainingOptions options = usual.withTraining(usual.training().withEpochs(1, 1));
            assertThat(new DeviceTraining(backend, options, DeviceListener.NONE, () -> false).run())
                    .isPresent();
        }

        DeviceModel model = DeviceModel.load(out);
        TrainingRecord record = model.training();
        ReferenceDistributions known = record.distributions();
        assertThat(known.inputs())
                .extracting(ReferenceDistribution::name)
                .isNotEmpty()
                .containsExactlyElementsOf(model.windows().features());
        assertThat(known.inputs()).extracting(DeviceTrainingTest::values).containsOnly((long) record.trainExamples());
        assertThat(values(known.score())).isEqualTo(record.validationExamples());
        // On the model's scale the middle of the training values is near 0.
        assertThat(known.inputs().get(0).edges().get(5)).isBetween(-0.5, 0.5);
    }

    private static long values(ReferenceDistribution of) {
        return of.counts().stream().mapToLong(count -> count).sum();
    }

    /** The state is a matter of two features' product, which statistics of single features do not tell. */
    private Path products() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder table = new StringBuilder("pump,left,right,fault,split\n");
        for (int frame = 0; frame < 3600; frame++) {
            int pump = frame / 300;
            int stretch = frame / 20;
            double left = stretch % 2 == 0 ? 1 : -1;
            double right = stretch / 2 % 2 == 0 ? 1 : -1;
            String part = pump < 8 ? "train" : pump < 10 ? "validation" : "test";
            table.append(String.format(
                    Locale.ROOT,
                    "p%d,%.3f,%.3f,%d,%s%n",
                    pump,
                    left + 0.6 * random.nextDouble(),
                    right + 0.6 * random.nextDouble(),
                    left * right > 0 ? 0 : 1,
                    part));
        }
        return Files.writeString(folder.resolve("products.csv"), table.toString());
    }

    @Test
    void networksAndBaselineAnswerTogetherFromTheirFileToo() throws IOException {
        DeviceSource source = DeviceSource.of(products()).withRun("pump");
        Path out = folder.resolve("anchored.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            DeviceTrainingOptions usual = DeviceTrainingOptions.of(source, 1, out);
            DeviceTrainingOptions options = new DeviceTrainingOptions(
                    source,
                    4,
                    usual.scaling(),
                    usual.budget(),
                    AlarmMetrics.ACCURACY,
                    true,
                    2,
                    usual.network(),
                    usual.training().withEpochs(6, 6),
                    out,
                    Set.of(),
                    false,
                    null,
                    false);
            List<String> networks = new ArrayList<>();
            TaskResult trained = new DeviceTraining(
                            backend,
                            options,
                            event -> {
                                if (event instanceof DeviceEvent.Training training
                                        && !networks.contains(training.network())) {
                                    networks.add(training.network());
                                }
                            },
                            () -> false)
                    .run()
                    .orElseThrow();

            assertThat(networks).containsExactly("recurrent", "recurrent-2");
            assertThat(trained.comparison().metric()).isEqualTo("accuracy");
            assertThat(trained.rows()).containsOnlyKeys("baseline", "recurrent", "both");
            assertThat(trained.metrics()).isEqualTo(trained.rows().get("both"));
            DeviceModel model = DeviceModel.load(out);
            assertThat(model.networks()).hasSize(2);
            assertThat(model.answering()).isEqualTo(model.together());
            assertThat(model.together().asksBaseline()).isTrue();
            assertThat(model.alone().asksBaseline()).isFalse();
            assertThat(trained.model().frozenParameters())
                    .isEqualTo(model.baseline().parameters());
            assertThat(trained.rows().get("both").get("accuracy")).isGreaterThan(0.98);
            TaskResult again = new DeviceEvaluation(backend, out).run(source, Part.VALIDATION);
            assertThat(again.metrics()).isEqualTo(trained.metrics());
            assertThat(again.rows()).isEqualTo(trained.rows());
        }
    }
}
