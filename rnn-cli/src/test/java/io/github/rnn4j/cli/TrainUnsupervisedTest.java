package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training on pumps of which nobody knows when they fail. */
class TrainUnsupervisedTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path labelled;
    private static Path data;
    private static Path model;
    private static CommandRun training;

    @BeforeAll
    static void train() throws IOException {
        labelled = SmallDevices.write(folder);
        String rows = Files.readAllLines(labelled).stream()
                .map(line -> line.replaceFirst(",(fault|[01]),([a-z]+)$", ",$2"))
                .collect(Collectors.joining("\n", "", "\n"));
        data = Files.writeString(folder.resolve("unlabelled.csv"), rows);
        model = folder.resolve("normal.safetensors");
        training = CommandRun.of(SmallDevices.training(
                data,
                model,
                "--unsupervised",
                "--json",
                folder.resolve("train.json").toString()));
    }

    private static JsonNode json(String name) throws IOException {
        return MAPPER.readTree(folder.resolve(name).toFile());
    }

    @Test
    void aTrainingWithoutStatesReportsAlarmsOnly() throws IOException {
        assertThat(training.err()).isEmpty();
        assertThat(training.exitCode()).isZero();
        assertThat(training.out())
                .contains("Baseline next-frame-ridge fitted")
                .contains("Baseline greatest-deviation fitted")
                .contains("Training 'recurrent': ")
                .contains("Training 'recurrent-4': ")
                .contains("baseline (next-frame-ridge)")
                .contains("Alarms: ")
                .doesNotContain("Verdict: ");
        JsonNode json = json("train.json");
        assertThat(json.path("metrics").fieldNames()).toIterable().containsExactly("alarmRate", "alarmsPerDay");
        assertThat(json.path("metrics").path("alarmRate").asDouble()).isBetween(0.03, 0.04);
        assertThat(json.has("comparison")).isFalse();
        assertThat(json.path("data").has("majorityShare")).isFalse();
        assertThat(json.path("alarms").get(0).fieldNames())
                .toIterable()
                .containsExactly("run", "firstLine", "lastLine", "windows", "peak");
    }

    @Test
    void anEvaluationOfKnownFaultsHasTheUsualFigures() throws IOException {
        Path out = folder.resolve("eval.json");
        CommandRun run = CommandRun.of(
                "eval",
                "--model",
                model.toString(),
                "--data",
                labelled.toString(),
                "--duration",
                "50ms",
                "--json",
                out.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Verdict: ").contains(" windows, classes normal, anomalous");
        assertThat(json("eval.json").path("metrics").fieldNames())
                .toIterable()
                .contains("f1Fault", "falseAlarmRate", "missedAlarmRate", "alarmsPerDay");
        assertThat(json("eval.json").path("intervals").has("f1Fault")).isTrue();
    }

    @Test
    void rowsAsTheyComeGetAlarmsAndNoProbabilities() throws IOException {
        CommandRun run = CommandRun.of("predict", "--model", model.toString(), "--data", data.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).hasSize(12 * 120);
        assertThat(run.outLines())
                .filteredOn(line -> line.matches("p[0-9]+\t[0-9]+\t(normal\t-\t-|anomalous\t-\talarm)"))
                .hasSize(12 * 116);
        List<String> objects = CommandRun.of(
                        "predict", "--model", model.toString(), "--data", data.toString(), "--json")
                .outLines();
        assertThat(MAPPER.readTree(objects.get(objects.size() - 1)).fieldNames())
                .toIterable()
                .containsExactly("run", "line", "time", "state", "faultScore", "alarm");
    }

    @Test
    void alarmsADayAreABudgetAndARuleThatPredictTakesOver() throws IOException {
        Path out = folder.resolve("budget.safetensors");
        Path figures = folder.resolve("budget.json");
        // Two validation pumps of two minutes each, a frame a second: a budget of 4 alarms in all.
        CommandRun run = CommandRun.of(SmallDevices.training(
                data,
                out,
                "--unsupervised",
                "--alarms-per-day",
                "1500",
                "--raise-after",
                "2",
                "--clear-after",
                "3",
                "--json",
                figures.toString()));

        assertThat(run.err()).isEmpty();
        assertThat(json("budget.json").path("metrics").path("alarmsPerDay").asDouble())
                .isBetween(300.0, 1_500.0);
        long events = json("budget.json").path("alarms").size();
        List<String> lines = CommandRun.of(
                        "predict", "--model", out.toString(), "--data", data.toString(), "--where", "split=validation")
                .outLines();
        long raised = 0;
        for (int i = 1; i < lines.size(); i++) {
            raised += lines.get(i).endsWith("\talarm") && !lines.get(i - 1).endsWith("\talarm") ? 1 : 0;
        }
        assertThat(raised).isEqualTo(events).isBetween(1L, 4L);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        List.of("--alarms-per-day", "2", "--false-alarms", "0.1"),
                        "--alarms-per-day, --false-alarms: expected one of them but got both. Leave one out."),
                arguments(List.of("--alarms-per-day", "0"), "--alarms-per-day: expected a number above 0 but got 0.0."),
                arguments(List.of("--raise-after", "3"), "expected --alarms-per-day, which they are counted by"),
                arguments(
                        List.of("--unsupervised", "--split-windows"), "--split-windows: expected a training on states"),
                arguments(
                        List.of("--unsupervised", "--label-smoothing", "0.1"),
                        "expected a training on classes but got ticks or --unsupervised."),
                arguments(
                        List.of("--unsupervised", "--steps", "1"),
                        "--steps: expected >= 2 with --unsupervised, which forecasts the last frame, but got 1."),
                arguments(
                        List.of("--unsupervised", "--steps", "500"),
                        "expected windows of 500 normal frames that follow each other in part 'train'"),
                arguments(List.of("--unsupervised", "--features", "flow,flow"), "--features: expected different names"),
                arguments(
                        List.of("--unsupervised", "--label", "pump"),
                        "or a normal one and one other, but got [p0, p1"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatDoesNotGoTogetherIsRefusedInOneLine(List<String> options, String message) {
        Path out = folder.resolve("refused.safetensors");

        CommandRun run = CommandRun.of(SmallDevices.training(data, out, options.toArray(String[]::new)));

        assertThat(run.refusal()).contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void daysNeedTimes() {
        assertThat(CommandRun.of(
                                "train",
                                "devices",
                                "--unsupervised",
                                "--data",
                                data.toString(),
                                "--run",
                                "pump",
                                "--alarms-per-day",
                                "3")
                        .refusal())
                .startsWith(
                        "--alarms-per-day: expected data with times but got no column of them. Name it with --time");
    }

    @Test
    void equalSeedsGiveEqualFiles() throws IOException {
        Path again = folder.resolve("again.safetensors");

        CommandRun.of(SmallDevices.training(data, again, "--unsupervised"));

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
    }
}
