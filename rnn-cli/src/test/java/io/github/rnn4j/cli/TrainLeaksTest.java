package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, what is accepted, and what then is said of it. */
class TrainLeaksTest {
    @TempDir
    private Path folder;

    /** Pumps whose first 60 frames are learned from and whose others are split in two, behind gaps. */
    private Path pumpsInParts() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(SmallDevices.write(folder)));
        for (int line = 1; line < lines.size(); line++) {
            int frame = (line - 1) % 120;
            String part = frame < 60
                    ? "train"
                    : frame < 65 ? "gap" : frame < 95 ? "validation" : frame < 100 ? "gap" : "test";
            lines.set(line, lines.get(line).replaceFirst("[a-z]+$", part));
        }
        return Files.write(folder.resolve("parts.csv"), lines);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    @Test
    void runsOnBothSidesAreRefusedAndNothingIsWritten() throws IOException {
        Path model = folder.resolve("m.safetensors");

        assertThat(CommandRun.of(SmallDevices.training(pumpsInParts(), model)).refusal())
                .contains(
                        "parts.csv: expected parts without a leak but got same-run, 12 times: of 12 runs, 12 have windows"
                                + " in more than one part, such as 'p0' in train (line 6) and validation (line 71).")
                .contains("go on with --accept-leak same-run, which the results will say.");
        assertThat(model).doesNotExist();
    }

    @Test
    void anAcceptedLeakIsInBothResultsWithWhatItDoes() throws IOException {
        Path data = pumpsInParts();
        Path model = folder.resolve("m.safetensors");
        CommandRun training = CommandRun.of(SmallDevices.training(
                data,
                model,
                "--accept-leak",
                "same-run",
                "--json",
                folder.resolve("train.json").toString()));

        assertThat(training.err()).isEmpty();
        assertThat(training.out())
                .contains("  same-run (accepted): of 12 runs, 12 have windows")
                .contains("honest: whole runs held out, 3 folds; inflated: the split, which shares runs")
                .contains("inflated f1Fault");

        CommandRun scoring = CommandRun.of(
                "eval",
                "--model",
                model.toString(),
                "--data",
                data.toString(),
                "--duration",
                "50ms",
                "--json",
                folder.resolve("eval.json").toString());
        assertThat(scoring.err()).isEmpty();
        assertThat(scoring.out()).contains("  same-run (accepted): of 12 runs");
        JsonNode leak = json("eval.json").path("leaks").path(0);
        assertThat(leak.path("level").asText()).isEqualTo("refuse");
        assertThat(leak.path("kind").asText()).isEqualTo("same-run");
        assertThat(leak.path("count").asInt()).isEqualTo(12);
        assertThat(leak.path("accepted").asBoolean()).isTrue();
        for (String key : List.of("leaks", "inflated")) {
            assertThat(json("eval.json").path(key)).isEqualTo(json("train.json").path(key));
        }
    }

    @Test
    void cleanRecordingsSaySoAndRandomWindowsStandBesideThem() throws IOException {
        CommandRun training = CommandRun.of(SmallDevices.training(
                SmallDevices.write(folder),
                folder.resolve("m.safetensors"),
                "--split-windows",
                "--json",
                folder.resolve("train.json").toString()));

        assertThat(training.err()).isEmpty();
        assertThat(training.out())
                .contains("Leaks: none found")
                .contains(
                        "honest: the split, which keeps runs whole; inflated: random windows of the same runs held out");
        assertThat(json("train.json").path("leaks")).isEmpty();
        assertThat(json("train.json").path("inflated").path("baselines")).hasSize(2);
    }

    @Test
    void textsOnBothSidesAreRefused() throws IOException {
        StringBuilder table = new StringBuilder("text\tlabel\tsplit\n");
        for (String part : List.of("train", "validation", "test")) {
            for (int i = 0; i < 20; i++) {
                table.append("thing").append(i).append(" number ").append(i * i).append('\t');
                table.append(i % 2).append('\t').append(part).append('\n');
            }
        }
        Path data = SmallReviews.write(folder.resolve("copies.tsv"), table.toString());

        String refusal = CommandRun.of(SmallReviews.training(data, folder.resolve("m.safetensors")))
                .refusal();

        assertThat(refusal)
                .contains("copies.tsv: expected parts without a leak but got same-text, 40 times: ")
                .contains("copies.tsv line 22 and ")
                .contains("go on with --accept-leak same-text,");
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatThereAre() throws IOException {
        assertThat(CommandRun.of(SmallDevices.training(
                                pumpsInParts(), folder.resolve("m.safetensors"), "--accept-leak", "runs"))
                        .refusal())
                .startsWith("--accept-leak: expected one of same-run, ");
    }
}
