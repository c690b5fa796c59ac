package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That trainings are watched and timed; what it costs is for who runs it on a quiet machine. */
final class WatchingTest {
    @TempDir
    private Path folder;

    private final CommandFixture command = new CommandFixture();

    @Test
    void aTrainingIsTimedWatchedAndAlone() throws Exception {
        Path json = folder.resolve("watching.json");

        int exit = command.run(
                "watching", "--only", "devices,ticks", "--pairs", "6", "--examples", "130", "--json", json.toString());

        assertThat(exit).isZero();
        JsonNode report = CommandFixture.read(json);
        assertThat(report.get("trainings"))
                .extracting(training -> training.get("training").asText())
                .containsExactly("devices", "ticks");
        JsonNode devices = report.get("trainings").get(0);
        assertThat(devices.get("steps").asInt()).isEqualTo(30 * 3);
        // The first step, every fifth up to the fiftieth, and then by their share of the time.
        assertThat(devices.get("looks").asInt()).isBetween(11, 19);
        JsonNode ratio = devices.get("ratio");
        assertThat(ratio.get("median").asDouble())
                .isBetween(ratio.get("low").asDouble(), ratio.get("high").asDouble());
        assertThat(devices.get("within").asBoolean())
                .isEqualTo(ratio.get("high").asDouble() <= devices.get("limit").asDouble());
        assertThat(command.out()).contains("everything on beside nothing, median of 6 pairs");
    }

    @ParameterizedTest
    @CsvSource({
        "--pairs, 5, '--pairs: expected 6 or more but got 5.'",
        "--examples, 0, '--examples: expected 1 or more but got 0.'",
        "--only, weather, 'weather'"
    })
    void whatCannotBeMeasuredIsOneLine(String option, String value, String part) {
        assertThat(command.run("watching", option, value)).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains(part);
        assertThat(command.out()).isEmpty();
    }
}
