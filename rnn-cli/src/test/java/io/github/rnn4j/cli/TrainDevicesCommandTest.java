package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One training on pumps, and what can be done with its model. */
class TrainDevicesCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;
    private static CommandRun training;

    @BeforeAll
    static void train() {
        data = SmallDevices.write(folder);
        model = folder.resolve("pumps.safetensors");
        training = CommandRun.of(SmallDevices.training(
                data, model, "--json", folder.resolve("train.json").toString()));
    }

    private static JsonNode json(String name) throws IOException {
        return MAPPER.readTree(folder.resolve(name).toFile());
    }

    @Test
    void aTrainingShowsWhatItLearnsFromAndEveryBaseline() throws IOException {
        assertThat(training.err()).isEmpty();
        assertThat(training.exitCode()).isZero();
        assertThat(training.out())
                .contains("Data: 12 runs; ")
                .contains("states 0, 1")
                .contains("Features: flow, pressure")
                .contains("Baseline ridge fitted")
                .contains("Baseline greatest-deviation fitted")
                .contains("Baseline random-forest fitted")
                .contains("Training 'recurrent': ")
                .contains("Training 'recurrent-4': ")
                .contains("baseline (random-forest)")
                .contains("  both  ")
                .contains("Next, score it on windows it has never seen: ./rnn eval --model ");
        JsonNode json = json("train.json");
        assertThat(json.path("task").asText()).isEqualTo("devices");
        assertThat(json.path("data").path("part").asText()).isEqualTo("validation");
        assertThat(json.path("data").has("language")).isFalse();
        assertThat(json.path("metrics").fieldNames())
                .toIterable()
                .contains("f1Fault", "accuracy", "falseAlarmRate", "missedAlarmRate", "delaySteps");
        assertThat(json.path("metrics").path("falseAlarmRate").asDouble()).isLessThanOrEqualTo(0.04);
        json.path("baselines").forEach(baseline -> assertThat(
                        baseline.path("metrics").path("falseAlarmRate").asDouble())
                .as(baseline.path("name").asText())
                .isLessThanOrEqualTo(0.04));
        assertThat(json.path("comparison").path("test").asText()).isEqualTo("paired bootstrap of runs");
    }

    @Test
    void thePartsOfAModelComeBackFromItsFile() throws IOException {
        DeviceModel read = DeviceModel.load(model);
        Path copy = folder.resolve("copy.safetensors");
        read.save(copy);

        assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(model));
        assertThat(read.windows().features()).containsExactly("flow", "pressure");
        assertThat(read.baselines())
                .extracting(AlarmingBaseline::model)
                .extracting(WindowClassifier::name)
                .containsExactly("random-forest", "ridge", "greatest-deviation");
    }

    @Test
    void anEvaluationNeedsNothingButModelAndData() throws IOException {
        CommandRun run = eval("--json", folder.resolve("eval.json").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Part 'test' of ")
                .contains(" windows, classes 0, 1")
                .contains("One answer, frame in, state out: half within ");
        JsonNode json = json("eval.json");
        // Pumps 10 and 11, of which each frame but the first four ends a window.
        assertThat(json.path("data").path("rows").asInt()).isEqualTo(2 * 116);
        assertThat(json.path("metrics").path("f1Fault").asDouble()).isGreaterThan(0.6);
        assertThat(json.path("metrics").path("falseAlarmRate").asDouble()).isLessThan(0.2);
    }

    @Test
    void theValidationFiguresOfTheTrainingAreRepeated() throws IOException {
        eval("--part", "validation", "--json", folder.resolve("validation.json").toString());

        for (String part : List.of("metrics", "intervals", "rows", "baselines", "comparison")) {
            assertThat(json("validation.json").path(part))
                    .as(part)
                    .isEqualTo(json("train.json").path(part));
        }
    }

    private static CommandRun eval(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("eval", "--model", model.toString(), "--data", data.toString(), "--duration", "50ms"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void optionsOfAnotherTaskAreRefused() {
        assertThat(eval("--text", "flow").refusal())
                .isEqualTo("--text: expected a model for reviews but got one for devices. Leave it out.");
        Path reviews = folder.resolve("reviews.safetensors");
        Path rows = SmallReviews.write(folder);
        CommandRun.of(SmallReviews.training(rows, reviews));
        assertThat(CommandRun.of("eval", "--model", reviews.toString(), "--data", rows.toString(), "--run", "short")
                        .refusal())
                .isEqualTo("--run, --time, --skip-bad-rows: expected a model for devices but got one for reviews."
                        + " Leave them out.");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("--steps", "0", "--steps: expected a whole number >= 1 but got 0."),
                arguments("--steps", "500", "expected windows of 500 frames that follow each other in part 'train'"),
                arguments("--scale", "own", "--scale: expected train or run:N but got 'own'."),
                arguments("--scale", "run:119", "after the first 119 of a run, but got none (12 runs)."),
                arguments("--false-alarms", "1", "--false-alarms: expected a share above 0 and below 1 but got 1.0."),
                arguments("--features", "flow,flwo", "flwo"),
                arguments(
                        "--pooling", "least", "--pooling: expected attention or last or max or mean but got 'least'."),
                arguments(
                        "--label",
                        "pump",
                        "expected windows of the normal state 'p0' in part 'validation' but got none."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeLearnedFromIsRefusedInOneLine(String option, String value, String message) {
        Path out = folder.resolve("refused.safetensors");

        CommandRun run = CommandRun.of(SmallDevices.training(data, out, option, value));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void equalSeedsGiveEqualFiles() throws IOException {
        Path again = folder.resolve("again.safetensors");

        CommandRun.of(SmallDevices.training(data, again));

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
    }
}
