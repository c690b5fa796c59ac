package io.github.rnn4j.tasks.timeseries.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.AlarmEvent;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.NextFrameRidge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shafts that swing with a period of eight minutes, and in a fault with one of five: no value is out of the ordinary. */
class UnsupervisedTrainingTest {
    private static final int MINUTES = 1_440;
    private static final String HEADER = "shaft,second,swing,load";

    @TempDir
    private Path folder;

    private final Backend backend = Rnn4j.openBackend("cpu");

    @AfterEach
    void close() {
        backend.close();
    }

    /** One day of a shaft; a fault goes on for 30 minutes of every six hours. */
    private static void day(StringBuilder table, int shaft, String part, boolean fails, boolean labels) {
        SplittableRandom random = new SplittableRandom(shaft);
        double phase = 0;
        double load = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean fault = fails && minute % 360 >= 200 && minute % 360 < 230;
            phase += 2 * Math.PI / (fault ? 5 : 8);
            load = 0.9 * load + random.nextDouble(-0.1, 0.1);
            table.append(String.format(
                    Locale.ROOT,
                    "s%d,%d,%.4f,%.4f,%s%s%n",
                    shaft,
                    60 * minute,
                    Math.sin(phase) + 0.1 * random.nextDouble(-1, 1),
                    load,
                    labels ? (fault ? "1," : "0,") : "",
                    part));
        }
    }

    private DeviceSource labelled() throws IOException {
        StringBuilder table = new StringBuilder(HEADER + ",fault,split\n");
        for (int shaft = 0; shaft < 6; shaft++) {
            day(table, shaft, shaft < 2 ? "train" : shaft < 4 ? "validation" : "test", shaft != 1, true);
        }
        Path file = Files.writeString(folder.resolve("shafts.csv"), table.toString());
        return DeviceSource.of(file).withRun("shaft").withTime("second");
    }

    private DeviceSource unlabelled() throws IOException {
        StringBuilder table = new StringBuilder(HEADER + ",split\n");
        day(table, 0, "train", false, false);
        day(table, 1, "validation", false, false);
        day(table, 2, "validation", false, false);
        day(table, 3, "test", false, false);
        day(table, 4, "test", false, false);
        Path file = Files.writeString(folder.resolve("healthy.csv"), table.toString());
        return DeviceSource.of(file).withRun("shaft").withTime("second");
    }

    private DeviceTrainingOptions options(DeviceSource source, String name) {
        DeviceTrainingOptions usual =
                DeviceTrainingOptions.of(source, 1, folder.resolve(name)).withoutStates();
        return usual.withTraining(usual.training().withEpochs(8, 8));
    }

    private TaskResult train(DeviceTrainingOptions options) {
        return new DeviceTraining(backend, options, DeviceListener.NONE, () -> false)
                .run()
                .orElseThrow();
    }

    @Test
    void aFaultThatNoValueShowsIsSeenByTheForecastAndNotByTheGreatestDeviation() throws IOException {
        DeviceTrainingOptions options = options(labelled(), "m.safetensors");

        TaskResult trained = train(options);

        DeviceEvaluation evaluation = new DeviceEvaluation(backend, options.out());
        assertThat(evaluation.run(options.source(), Part.VALIDATION).metrics()).isEqualTo(trained.metrics());
        TaskResult test = evaluation.run(options.source(), Part.TEST);
        assertThat(test.metrics().get("f1Fault")).isGreaterThan(0.7);
        assertThat(test.metrics().get("falseAlarmRate")).isLessThan(0.08);
        assertThat(test.baselines())
                .extracting(NamedMetrics::name)
                .containsExactly(NextFrameRidge.NAME, "greatest-deviation");
        assertThat(test.baselines().get(1).metrics().get("f1Fault")).isLessThan(0.3);
        assertThat(test.rows()).containsOnlyKeys("baseline", "recurrent", "both");
        assertThat(Objects.requireNonNull(test.comparison()).against()).isEqualTo(NextFrameRidge.NAME);
        assertThat(test.data().classes()).containsExactly("0", "1");
        List<AlarmEvent> alarms = Objects.requireNonNull(test.alarms());
        assertThat(alarms).extracting(AlarmEvent::run).contains("s4", "s5");
        // The first fault of the fifth shaft: minutes 200 to 229, behind a header and four days.
        long first = 4 * MINUTES + 2 + 200;
        assertThat(alarms)
                .anyMatch(alarm -> alarm.run().equals("s4")
                        && alarm.firstLine() >= first
                        && alarm.lastLine() < first + 45
                        && alarm.windows() > 5
                        && alarm.peak() > 2);
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        DeviceTrainingOptions options =
                options(labelled(), "m.safetensors").withBudget(new AlarmBudget.PerDay(20, new AlarmRule(2, 5, 0.25)));
        train(options);

        DeviceModel model = DeviceModel.load(options.out());
        Path copy = folder.resolve("copy.safetensors");
        model.save(copy);

        assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(options.out()));
        assertThat(model.isUnsupervised()).isTrue();
        assertThat(model.budget()).isEqualTo(options.budget());
        assertThat(model.answering()).isEqualTo(model.together());
        assertThat(Objects.requireNonNull(model.alone().error()).spreads()).hasSize(2);
    }

    @Test
    void healthyShaftsRaiseAboutAsManyAlarmsAsWereBudgetedAndNothingElseIsReported() throws IOException {
        DeviceTrainingOptions options = options(unlabelled(), "healthy.safetensors")
                .withBudget(new AlarmBudget.PerDay(12, new AlarmRule(1, 3, 0)));

        TaskResult trained = train(options);

        assertThat(trained.metrics()).containsOnlyKeys("alarmRate", "alarmsPerDay");
        assertThat(trained.metrics().get("alarmsPerDay")).isBetween(10.0, 12.1);
        assertThat(trained.comparison()).isNull();
        assertThat(trained.data().classes()).containsExactly("normal", "anomalous");
        TaskResult test = new DeviceEvaluation(backend, options.out()).run(options.source(), Part.TEST);
        assertThat(test.metrics().get("alarmsPerDay")).isBetween(4.0, 22.0);
        assertThat(Objects.requireNonNull(test.alarms())).hasSizeBetween(8, 44);
        for (Map<String, Double> row : test.rows().values()) {
            assertThat(row).containsOnlyKeys("alarmRate", "alarmsPerDay");
        }
        // The same model on shafts whose faults are known.
        TaskResult known = new DeviceEvaluation(backend, options.out()).run(labelled(), Part.TEST);
        assertThat(known.metrics()).containsKeys("f1Fault", "alarmsPerDay", "delaySteps");
        assertThat(known.metrics().get("missedAlarmRate")).isLessThan(0.6);
    }

    private void refused(String message, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), String.join("\n", lines) + "\n");
        DeviceTrainingOptions options = options(DeviceSource.of(file).withRun("shaft"), "refused.safetensors");
        assertThatThrownBy(() -> train(options))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining(message);
        assertThat(options.out()).doesNotExist();
    }

    @Test
    void whatCannotBeLearnedFromIsRefused() throws IOException {
        refused(
                "expected a finite number but got 'NaN' (line 2, column 'swing')",
                "shaft,swing,split",
                "a,NaN,train",
                "a,1,train",
                "a,2,train",
                "a,3,validation");
        refused(
                "expected windows of 12 normal frames that follow each other in part 'train' but got none (1 runs)",
                "shaft,swing,split",
                "a,1,train",
                "a,2,train",
                "a,3,validation");
        refused(
                "expected columns of numbers to learn from but got none of shaft, swing, split",
                "shaft,swing,split",
                "a,1,train",
                "a,1,train",
                "a,3,validation");
        refused(
                "--unsupervised: expected no states, or a normal one and one other, but got [0, 1, 2]",
                "shaft,swing,state,split",
                "a,1,0,train",
                "a,4,0,train",
                "a,2,1,train",
                "a,3,2,validation");
        DeviceTrainingOptions usual = options(labelled(), "refused.safetensors");
        assertThatThrownBy(() -> new DeviceTrainingOptions(
                        usual.source(),
                        1,
                        usual.scaling(),
                        usual.budget(),
                        null,
                        true,
                        usual.members(),
                        usual.network(),
                        usual.training(),
                        usual.out(),
                        usual.acceptedLeaks(),
                        false,
                        null,
                        true))
                .hasMessage("--steps: expected >= 2 with --unsupervised, which forecasts the last frame, but got 1.");
        DeviceTrainingOptions untimed =
                options(DeviceSource.of(usual.source().files().get(0)).withRun("shaft"), "refused.safetensors");
        assertThatThrownBy(() -> untimed.withBudget(new AlarmBudget.PerDay(1, AlarmRule.EACH_WINDOW)))
                .hasMessageStartingWith("--alarms-per-day: expected data with times but got no column of them.");
    }

    @Test
    void aFeatureThatIsConstantWhileAllIsWellIsLeftOut() throws IOException {
        StringBuilder table = new StringBuilder("shaft,second,swing,load,alert,fault,split\n");
        StringBuilder without = new StringBuilder();
        for (int shaft = 0; shaft < 3; shaft++) {
            day(without, shaft, shaft == 0 ? "train" : shaft == 1 ? "validation" : "test", true, true);
        }
        SplittableRandom random = new SplittableRandom(9);
        without.toString().lines().forEach(line -> {
            String[] fields = line.split(",", -1);
            boolean half = fields[4].equals("1") && random.nextBoolean();
            table.append(String.join(
                            ",", fields[0], fields[1], fields[2], fields[3], half ? "7" : "0", fields[4], fields[5]))
                    .append("\n");
        });
        Path file = Files.writeString(folder.resolve("alert.csv"), table.toString());
        DeviceTrainingOptions options =
                options(DeviceSource.of(file).withRun("shaft").withTime("second"), "alert.safetensors");

        train(options);

        assertThat(DeviceModel.load(options.out()).windows().features()).containsExactly("swing", "load");
    }
}
