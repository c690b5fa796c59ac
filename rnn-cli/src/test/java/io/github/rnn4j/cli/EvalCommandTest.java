package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;
    private static Path trained;

    @BeforeAll
    static void train() {
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
        trained = folder.resolve("train.json");
        CommandRun run = CommandRun.of(SmallReviews.training(data, model, "--json", trained.toString()));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theTestPartIsScoredBesideTheBaselines() throws IOException {
        Path file = folder.resolve("eval.json");

        CommandRun run = eval(model, "--rate", "2000", "--duration", "50ms", "--json", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Part 'test' of ")
                .contains("95% interval")
                .contains("pooling-alone")
                .contains("always the largest class")
                .contains("One answer, text in, label out: half within ")
                .contains("  100 calls, 2,000 a second, each timed from when it was due; ")
                .doesNotContain("budget");
        JsonNode json = MAPPER.readTree(file.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "command",
                        "task",
                        "data",
                        "model",
                        "metrics",
                        "intervals",
                        "rows",
                        "baselines",
                        "comparison",
                        "leaks",
                        "inflated",
                        "latencyMicros",
                        "seconds",
                        "seed",
                        "calibration");
        assertThat(json.path("rows").fieldNames()).toIterable().containsExactly("baseline", "recurrent", "both");
        assertThat(json.path("calibration").fieldNames())
                .toIterable()
                .containsExactly("temperature", "before", "after");
        assertThat(json.path("calibration").path("after").fieldNames())
                .toIterable()
                .containsExactly("expectedCalibrationError", "brierScore", "logLoss");
        assertThat(json.path("command").asText()).isEqualTo("eval");
        assertThat(json.path("data").fieldNames()).toIterable().contains("files", "part", "rows", "majorityShare");
        assertThat(json.path("model").fieldNames())
                .toIterable()
                .containsExactly("cell", "parameters", "frozenParameters", "backend", "path", "kernels");
        assertThat(json.path("metrics").fieldNames()).toIterable().containsExactly("f1", "macroF1", "accuracy");
        assertThat(json.path("comparison").fieldNames())
                .toIterable()
                .containsExactly("against", "metric", "difference", "interval95", "p", "verdict", "test");
        assertThat(json.path("latencyMicros").fieldNames())
                .toIterable()
                .containsExactly("p50", "p99", "p999", "max", "rate", "calls", "busyShare", "generator");
        assertThat(json.path("latencyMicros").path("generator").fieldNames())
                .toIterable()
                .containsExactly("p99", "max");
    }

    @Test
    void answersOverTheBudgetAreCounted() throws IOException {
        Path file = folder.resolve("budget.json");

        CommandRun none = eval(model, "--duration", "0.1s", "--budget", "1800s", "--json", file.toString());
        CommandRun all = eval(model, "--duration", "100ms", "--budget", "0.001us");

        assertThat(none.out()).contains("Over the budget of 1,800,000,000 µs: 0 of 50 calls (0.000%)");
        assertThat(all.out()).contains("Over the budget of 0.001 µs: 50 of 50 calls (100.000%)");
        JsonNode budget = MAPPER.readTree(file.toFile()).path("latencyMicros").path("budget");
        assertThat(budget.toString()).isEqualTo("{\"micros\":1.8E9,\"over\":0,\"overShare\":0.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "ms", "2m", "2 ms", "1e3us", "2msec"})
    void aBudgetThatIsNoTimeIsRefusedBeforeTheWork(String word) {
        assertThat(eval(folder.resolve("none.safetensors"), "--budget=" + word).refusal())
                .isEqualTo("--budget: expected a time in us, ms or s, such as 500us, 2ms or 1.5s, but got '" + word
                        + "'.");
    }

    @Test
    void aRateOrADurationThatIsNoneIsRefused() {
        assertThat(eval(model, "--rate", "0").refusal())
                .isEqualTo("--rate: expected calls a second, above 0 and at most 1000000, but got 0.0.");
        assertThat(eval(model, "--rate", "often").refusal())
                .isEqualTo("--rate: expected a number but got 'often' (./rnn eval).");
        assertThat(eval(model, "--duration", "1ms").refusal())
                .startsWith("--duration: expected a time in which a call becomes due but got 0.001 s");
    }

    @Test
    void theValidationFiguresOfTheTrainingAreRepeated() throws IOException {
        Path file = folder.resolve("validation.json");

        eval(model, "--part", "validation", "--duration", "50ms", "--json", file.toString());

        JsonNode training = MAPPER.readTree(trained.toFile());
        JsonNode evaluation = MAPPER.readTree(file.toFile());
        for (String key : new String[] {"metrics", "intervals", "rows", "baselines", "comparison"}) {
            assertThat(evaluation.path(key)).as(key).isEqualTo(training.path(key));
        }
    }

    @Test
    void anUnknownPartIsRefusedWithASuggestion() {
        assertThat(eval(model, "--part", "tset").refusal())
                .isEqualTo("part: expected train, validation or test but got 'tset'. Did you mean 'test'?");
    }

    @Test
    void withoutAModelThereIsNothingToScore() {
        assertThat(CommandRun.of("eval", "--data", data.toString()).refusal())
                .startsWith("--model: expected it to be given, for ./rnn eval needs it.");
        assertThat(eval(folder.resolve("none.safetensors")).refusal())
                .endsWith("expected a file but there is none. Check the name, or train a model first.");
    }

    @Test
    void aModelFileThatIsCutIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(model);

        assertThat(eval(changed(Arrays.copyOf(bytes, bytes.length - 1))).refusal())
                .startsWith("model '");
        assertThat(eval(changed(new byte[0])).refusal()).startsWith("model '");
    }

    @Test
    void aModelFileWithOneFlippedBitIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length - 5] ^= 1;

        assertThat(eval(changed(bytes)).refusal()).contains("the file is damaged or was changed");
    }

    @Test
    void aModelFileOfANewerFormatIsRefused() throws IOException {
        String text = Files.readString(model, StandardCharsets.ISO_8859_1);
        String newer = text.replace("\"rnn4j.format\":\"1\"", "\"rnn4j.format\":\"2\"");

        assertThat(newer).isNotEqualTo(text);
        assertThat(eval(changed(newer.getBytes(StandardCharsets.ISO_8859_1))).refusal())
                .endsWith("format 2, this program reads 1: use a newer rnn4j.");
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThat(eval(data).refusal()).startsWith("model '" + data + "'");
    }

    private static CommandRun eval(Path modelFile, String... more) {
        String[] words =
                Arrays.copyOf(new String[] {"eval", "--model", modelFile.toString(), "--data"}, 5 + more.length);
        words[4] = data.toString();
        System.arraycopy(more, 0, words, 5, more.length);
        return CommandRun.of(words);
    }

    private static Path changed(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("changed.safetensors"), bytes);
    }
}
