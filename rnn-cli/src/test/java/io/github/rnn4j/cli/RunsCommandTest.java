package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runs} on two made-up runs. */
class RunsCommandTest {
    private static final String A = "20261129-141500-reviews-1";
    private static final String B = "20261129-150000-reviews-2";

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void keepTwo() {
        runs = folder.resolve("runs");
        keep(A, 1_764_424_800_000L, 1, 0.002, "aa", 0.5, Outcome.COMPLETED);
        keep(B, 1_764_427_500_000L, 2, 0.004, "bb", 0.75, Outcome.INTERRUPTED);
    }

    @Test
    void theLastOneStartedComesFirst() throws IOException {
        Path json = folder.resolve("runs.json");

        CommandRun run = run("list", "--json", json.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0)).matches("run +task +started +state +best validation score +verdicts");
        assertThat(run.outLines().get(1))
                .matches(B + " +reviews +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +interrupted"
                        + " +macroF1 0.7500 \\(recurrent, epoch 2\\) +not learning");
        assertThat(run.outLines().get(2)).startsWith(A).contains(" completed ").endsWith(" not learning");
        JsonNode result = read(json);
        assertThat(result.fieldNames()).toIterable().containsExactly("schemaVersion", "command", "runs");
        JsonNode first = result.path("runs").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("id", "task", "startedAt", "seed", "state", "message", "best", "verdicts");
        assertThat(first.path("startedAt").asText()).isEqualTo("2025-11-29T14:45:00Z");
        assertThat(first.at("/best/score").asDouble()).isEqualTo(0.75);
        assertThat(first.at("/verdicts/0/kind").asText()).isEqualTo("not learning");
    }

    @Test
    void withoutRunsItSaysHowToKeepOne() {
        Path none = folder.resolve("none");

        CommandRun run = CommandRun.of("runs", "list", "--runs", none.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("No runs in " + none + ". Keep one with 'train TASK --keep-run'.");
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws IOException {
        Files.writeString(runs.resolve(A).resolve("run.json"), "{}");

        CommandRun run = run("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.errLines()).singleElement().asString().contains(A, "expected the header of a run");
    }

    @Test
    void aRunIsShown() throws IOException {
        Path json = folder.resolve("run.json");

        CommandRun run = run("show", "20261129-15", "--json", json.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0)).startsWith("Run " + B + ": reviews, interrupted, started ");
        assertThat(run.outLines())
                .contains(
                        "Command: ./rnn train reviews --data r.tsv",
                        "Data file 1: SHA-256 bb",
                        "backend: cpu",
                        "It ended with: enough",
                        "Network 'recurrent': 120 examples, 1,234 parameters, ended by no progress",
                        "Best validation score: macroF1 0.7500 (recurrent, epoch 2)",
                        "Verdict on 'recurrent', not learning: The loss stays at 0.69. Raise the learning rate.");
        assertThat(run.out())
                .containsPattern(" 1 +0.6000 +0.7000 +0.4000 +best +1.5")
                .contains("step 16: loss 0.5000, gradient norm 1.5000, 2 steps left out, 322 examples a second");
        JsonNode result = read(json);
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "command",
                        "run",
                        "words",
                        "seconds",
                        "configuration",
                        "environment",
                        "dataDigests",
                        "networks");
        assertThat(result.at("/networks/0/epochs/1/validationScore").asDouble()).isEqualTo(0.75);
        assertThat(result.at("/networks/0/last/skipped").asLong()).isEqualTo(2);
    }

    @Test
    void twoRunsAreComparedSettingBySetting() throws IOException {
        Path json = folder.resolve("comparison.json");

        CommandRun run = run("compare", A, "last", "--json", json.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Data: other files")
                .containsPattern("training.learningRate +0.002 +0.004")
                .containsPattern("recurrent +validation macroF1 +0.5000 +0.7500 +\\+0.2500")
                .doesNotContain("environment.backend");
        JsonNode result = read(json);
        assertThat(result.path("sameData").asBoolean()).isFalse();
        assertThat(result.path("differences")).hasSize(2);
        assertThat(result.at("/differences/0/setting").asText()).isEqualTo("training.learningRate");
        assertThat(result.at("/differences/1/setting").asText()).isEqualTo("training.seed");
        assertThat(result.at("/networks/0/b/score").asDouble()).isEqualTo(0.75);
    }

    @Test
    void aRunIsTheSameAsItself() {
        assertThat(run("compare", A, A).out())
                .contains("Data: the same files, byte by byte", "Settings: no difference", "+0.0000");
    }

    @Test
    void aRunIsWrittenForTensorBoard() throws IOException {
        Path json = folder.resolve("export.json");
        Path logs = folder.resolve("logs");

        CommandRun run = run("export", A, "--tensorboard", logs.toString(), "--json", json.toString());

        Path file = logs.resolve(A).resolve("recurrent").resolve("events.out.tfevents.1764424800.rnn4j");
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("Written: " + file);
        assertThat(file).isNotEmptyFile();
        assertThat(read(json).at("/files/0").asText()).isEqualTo(file.toString());
    }

    @Test
    void whatIsNoRunIsRefused() {
        assertThat(run("show", "2026").refusal())
                .isEqualTo("run '2026': expected one run but these begin so: " + A + ", " + B + ". Give more of it.");
        assertThat(run("compare", A, "x").refusal()).startsWith("run 'x': expected one run but there is none in ");
        assertThat(run("show").refusal()).startsWith("RUN: expected it to be given");
        assertThat(run("export", A).refusal()).startsWith("--tensorboard: expected it to be given");
    }

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(words));
        all.addAll(List.of("--runs", runs.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static JsonNode read(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }

    private void keep(
            String id, long startedAt, long seed, double learningRate, String digest, double score, Outcome outcome) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.putObject("training").put("learningRate", learningRate).put("seed", seed);
        RunHeader header = new RunHeader(
                id,
                "reviews",
                List.of("train", "reviews", "--data", "r.tsv"),
                startedAt,
                seed,
                5,
                "macroF1",
                configuration,
                JsonNodeFactory.instance.objectNode().put("backend", "cpu"),
                List.of(digest));
        try (RunWriter run = RunWriter.create(runs, header, InstantSource.system())) {
            run.accept(new RunEvent.Started("recurrent", 120, 8, 2, 1234));
            run.accept(new RunEvent.Stepped("recurrent", 2, 16, 0.5, 1.5, 1, 1, 2, 321.6, 1 << 20));
            run.accept(new RunEvent.EpochFinished("recurrent", 1, 0.6, 0.7, "macroF1", 0.4, true, 1.5));
            run.accept(new RunEvent.EpochFinished("recurrent", 2, 0.5, 0.6, "macroF1", score, true, 1.5));
            run.accept(new RunEvent.Judged(
                    "recurrent",
                    16,
                    new Verdict(
                            Verdict.Kind.NOT_LEARNING,
                            true,
                            0.69,
                            new Verdict.Words("The loss stays at 0.69.", "损失停在 0.69。"),
                            new Verdict.Words("Raise the learning rate.", "提高学习率。"))));
            run.accept(new RunEvent.Finished("recurrent", "NO_PROGRESS", 2));
            run.end(outcome, "enough");
        }
    }
}
