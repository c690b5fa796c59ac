package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of pumps that are answered as they come in. */
class PredictDevicesCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int STEPS = 5;
    private static final int FRAMES = 120;

    @TempDir
    private static Path folder;

    private static Path data;
    private static String model;
    private static List<String> rows;

    @BeforeAll
    static void train() throws IOException {
        data = SmallDevices.write(folder);
        Path file = folder.resolve("m.safetensors");
        model = file.toString();
        assertThat(CommandRun.of(SmallDevices.training(data, file)).exitCode()).isZero();
        rows = Files.readAllLines(data);
    }

    private static CommandRun predict(String input, String... more) {
        return CommandRun.withInput(
                input,
                Stream.concat(Stream.of("predict", "--model", model), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** The header and rows from one to another, of all pumps at once as a plant sends them: frame by frame. */
    private static String interleaved(int from, int to) {
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int frame = from; frame < to; frame++) {
            for (int pump = 0; pump < 12; pump++) {
                lines.add(rows.get(1 + pump * FRAMES + frame));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void everyRowGetsALineAndPumpsGoOnByThemselves() {
        CommandRun file = predict("", "--data", data.toString());

        assertThat(file.err()).isEmpty();
        assertThat(file.exitCode()).isZero();
        assertThat(file.outLines()).hasSize(12 * FRAMES);
        assertThat(file.outLines().subList(0, STEPS))
                .startsWith("p0\t0\t-\t-\t-", "p0\t1\t-\t-\t-")
                .last()
                .asString()
                .matches("p0\t4\t[01]\t0\\.[0-9]{4}\t(alarm|-)");
        assertThat(file.outLines())
                .filteredOn(line -> line.endsWith("\t-\t-\t-"))
                .hasSize(12 * (STEPS - 1));
        CommandRun mixed = predict(interleaved(0, FRAMES));
        assertThat(mixed.outLines()).containsExactlyInAnyOrderElementsOf(file.outLines());
    }

    @Test
    void alarmsAreThoseOfAnEvaluation() throws IOException {
        Path json = folder.resolve("eval.json");
        CommandRun.of(
                "eval", "--model", model, "--data", data.toString(), "--duration", "50ms", "--json", json.toString());
        CommandRun run = predict("", "--data", data.toString(), "--json", "--where", "split=test,fault=0");

        double rate = MAPPER.readTree(json.toFile())
                .path("metrics")
                .path("falseAlarmRate")
                .asDouble();
        int windows = 0;
        int alarms = 0;
        for (String line : run.outLines()) {
            JsonNode answer = MAPPER.readTree(line);
            windows += answer.has("state") ? 1 : 0;
            alarms += answer.path("alarm").asBoolean() ? 1 : 0;
        }
        assertThat((double) alarms / windows).isEqualTo(rate);
    }

    @Test
    void aSnapshotGoesOnAsIfNothingHadHappened() {
        String states = folder.resolve("states.safetensors").toString();
        List<String> whole = predict(interleaved(0, FRAMES), "--json").outLines();

        List<String> parts = new ArrayList<>();
        for (int[] part : new int[][] {{0, 2}, {2, 47}, {47, FRAMES}}) {
            CommandRun run = predict(interleaved(part[0], part[1]), "--json", "--snapshot", states);
            assertThat(run.err()).isEmpty();
            parts.addAll(run.outLines());
        }
        assertThat(parts.stream().map(PredictDevicesCommandTest::withoutLine))
                .containsExactlyElementsOf(whole.stream()
                        .map(PredictDevicesCommandTest::withoutLine)
                        .toList());
    }

    private static String withoutLine(String json) {
        return json.replaceAll("\"line\":[0-9]+,", "");
    }

    @Test
    void jsonHasTheStateOnceAWindowIsFull() throws IOException {
        List<String> lines = predict(interleaved(0, STEPS), "--json").outLines();

        assertThat(MAPPER.readTree(lines.get(0)).fieldNames()).toIterable().containsExactly("run", "line", "time");
        JsonNode last = MAPPER.readTree(lines.get(lines.size() - 1));
        assertThat(last.fieldNames())
                .toIterable()
                .containsExactly("run", "line", "time", "state", "probabilities", "faultScore", "alarm");
        assertThat(last.path("probabilities").fieldNames()).toIterable().containsExactly("0", "1");
    }

    @Test
    void windowsInARowRaiseFewerAlarms() {
        long each = alarms();
        assertThat(alarms("--raise-after", "4")).isLessThan(each).isPositive();
        assertThat(alarms("--clear-after", "6", "--clear-margin", "0.5")).isGreaterThan(each);
    }

    private static long alarms(String... more) {
        return predict(interleaved(0, FRAMES), more).outLines().stream()
                .filter(line -> line.endsWith("\talarm"))
                .count();
    }

    @Test
    void rowsThatAreNoFramesAreRefusedOrLeftOut() {
        String bad = interleaved(0, 12).replaceFirst("\np3,6,[^,]*,", "\np3,6,broken,");

        assertThat(predict(bad).refusal())
                .isEqualTo("standard input: expected a finite number but got 'broken' (line 77, column 'flow')."
                        + " Mend it, or leave such rows out with --skip-bad-rows.");
        CommandRun run = predict(bad, "--skip-bad-rows");
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(12 * 12 - 1).contains("p3\t7\t-\t-\t-", "p3\t10\t-\t-\t-");
        assertThat(run.outLines()).last().asString().startsWith("p11\t11\t").doesNotEndWith("-\t-\t-");
        String late = rows.get(0) + "\n" + rows.get(2) + "\n" + rows.get(1) + "\n";
        assertThat(predict(late).refusal())
                .isEqualTo(
                        "standard input, line 3, run 'p0', frame: expected a time after 1.0 s but got 0.0 s. Give the frames of a device in"
                                + " the order of time. Or leave such rows out with --skip-bad-rows.");
        assertThat(predict(late, "--skip-bad-rows").outLines()).hasSize(1);
    }

    @Test
    void whatDoesNotGoWithDevicesIsRefused() throws IOException {
        assertThat(CommandRun.of("predict", "--model", model, "text").refusal())
                .isEqualTo(
                        "predict: expected rows (--data, or standard input) but got texts, and the model is for devices."
                                + " Leave them out.");
        assertThat(predict("pump,second,flow\np0,1,2\n").refusal())
                .startsWith(
                        "standard input: expected a column 'pressure' (the model's features) but got pump, second, flow");
        assertThat(predict("", "--max-keys", "0").refusal()).startsWith("--max-keys: expected a whole number >= 1");
        assertThat(predict("", "--idle", "0").refusal()).startsWith("--idle: expected seconds from 0.001");
        Path other = folder.resolve("other.safetensors");
        Files.copy(Path.of(model), other);
        assertThat(predict("", "--snapshot", other.toString()).refusal())
                .contains("expected a snapshot of states but got another safetensors file. Check the name.");
    }

    @Test
    void statesGoWithDevicesOnly() {
        Path reviews = folder.resolve("reviews.safetensors");
        CommandRun.of(SmallReviews.training(SmallReviews.write(folder), reviews));
        assertThat(CommandRun.of("predict", "--model", reviews.toString(), "--snapshot", "s", "text")
                        .refusal())
                .startsWith("--snapshot, --max-keys, --idle")
                .endsWith(": expected a model for devices or ticks but got one for reviews. Leave them out.");
    }
}
