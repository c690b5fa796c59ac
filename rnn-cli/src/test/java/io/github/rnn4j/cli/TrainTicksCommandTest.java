package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** One training on made-up bars, and what can be done with its model. */
class TrainTicksCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;
    private static CommandRun training;

    @BeforeAll
    static void train() {
        data = SmallTicks.write(folder, "A", 3);
        model = folder.resolve("ticks.safetensors");
        training = train(model, "--json", folder.resolve("train.json").toString());
    }

    private static CommandRun train(Path out, String... more) {
        return CommandRun.of(SmallTicks.training(data, out, more));
    }

    private static CommandRun eval(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("eval", "--model", model.toString(), "--data", data.toString(), "--duration", "50ms"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode json(String name) throws IOException {
        return MAPPER.readTree(folder.resolve(name).toFile());
    }

    @Test
    void aTrainingShowsEveryBaselineAndBothNetworks() throws IOException {
        assertThat(training.err()).isEmpty();
        assertThat(training.exitCode()).isZero();
        assertThat(training.out())
                .contains("Data: 1 tickers (A), bars of 300 s; ")
                .contains("Times without a zone are taken for local time of the session.")
                .contains("Split by time")
                .contains("Baseline log-har-range fitted")
                .contains("Training 'recurrent': ")
                .contains("Training 'both': ")
                .contains("on too few days to be judged beside");
        JsonNode json = json("train.json");
        assertThat(json.path("task").asText()).isEqualTo("ticks");
        assertThat(json.path("metrics").fieldNames()).toIterable().containsExactly("qlike", "r2Log");
        assertThat(json.path("rows").fieldNames()).toIterable().containsExactly("baseline", "recurrent", "both");
        assertThat(json.path("data").has("majorityShare")).isFalse();
        assertThat(json.path("comparison").path("verdict").asText()).isEqualTo("too little to judge");
    }

    @Test
    void theValidationFiguresOfTheTrainingAreRepeated() throws IOException {
        CommandRun run = eval(
                "--part",
                "validation",
                "--json",
                folder.resolve("validation.json").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("One answer, bar in, forecast out: half within ");
        for (String part : List.of("metrics", "intervals", "rows", "baselines", "comparison")) {
            assertThat(json("validation.json").path(part))
                    .as(part)
                    .isEqualTo(json("train.json").path(part));
        }
    }

    @Test
    void equalSeedsGiveEqualFiles() throws IOException {
        Path again = folder.resolve("again.safetensors");

        train(again);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
    }

    @Test
    void optionsOfAnotherTaskAreRefused() {
        assertThat(eval("--text", "open").refusal())
                .isEqualTo("--text: expected a model for reviews but got one for ticks. Leave it out.");
        assertThat(eval("--label", "open").refusal())
                .isEqualTo("--label: expected a model for reviews or devices but got one for ticks. Leave it out.");
        assertThat(eval("--run", "open").refusal())
                .isEqualTo("--run: expected a model for devices but got one for ticks. Leave it out.");
    }

    @Test
    void anAccuracyThatMayBeChanceIsSaidToBeNoSignal() {
        CommandRun run = train(folder.resolve("direction.safetensors"), "--target", "direction");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("classes down, up").contains("is no signal");
    }

    @Test
    void timesWithAZoneAreNotSaidToLackOne() throws IOException {
        Path zoned = folder.resolve("Z.csv");
        Files.writeString(zoned, Files.readString(data).replaceAll("(2026-..-..) (..:..)", "$1T$2:00Z"));
        CommandRun run = CommandRun.of(SmallTicks.training(zoned, folder.resolve("zoned.safetensors")));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Data: 1 tickers (Z)").doesNotContain("Times without a zone");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("--target", "price", "--target: expected direction or volatility but got 'price'."),
                arguments("--steps", "2", "--steps: expected >= 3 but got 2."),
                arguments("--horizon", "0", "--horizon: expected >= 1 but got 0."),
                arguments("--steps", "99", "expected windows of 99 bars and 6 to come"),
                arguments("--session", "day", "--session: expected 24h, or hours such as 09:30-16:00"),
                arguments("--zone", "Mars", "--zone: expected a time zone such as America/New_York but got 'Mars'."),
                arguments("--bar", "5m", "--bar: expected trades (--price)"),
                arguments("--close", "open", "--open, --close: expected different columns but got 'open' for both."),
                arguments("--anchor", "maybe", "--anchor: expected off or on but got 'maybe'."),
                arguments("--label-smoothing", "0.1", "expected a training on classes but got ticks or"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeLearnedFromIsRefusedInOneLine(String option, String value, String message) {
        Path out = folder.resolve("refused.safetensors");

        CommandRun run = train(out, option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(message);
        assertThat(out).doesNotExist();
    }
}
