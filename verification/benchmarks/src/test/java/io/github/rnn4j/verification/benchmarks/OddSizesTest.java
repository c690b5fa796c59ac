package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OddSizesTest {
    @TempDir
    private Path folder;

    private final CommandFixture command = new CommandFixture();

    @Test
    void anOddSizeStandsBesideItsNeighbours() throws Exception {
        Path json = folder.resolve("odd.json");

        command.run(("odd-sizes --input 3 --batch 2 --steps 5 --rounds 1 --warm-millis 50 --millis 20 --json " + json)
                .split(" "));

        JsonNode report = CommandFixture.read(json);
        assertThat(report.get("limit").asDouble()).isEqualTo(1.5);
        assertThat(report.get("sizes"))
                .extracting(size -> size.get("comparison").get("kernels").asText())
                .containsExactly("rnn4j", "rnn4j-plain");
        JsonNode verdict = report.get("sizes").get(1);
        JsonNode three = verdict.get("comparison");
        double nanos = three.get("nanosPerOperation").asDouble();
        assertThat(nanos).isCloseTo(three.get("bestMicros").asDouble() * 1e3 / (2 * 5 * 64 * (3 + 64)), within(1e-6));
        double worst = 0;
        for (JsonNode neighbour : three.get("neighbours")) {
            double ratio = neighbour.get("ratio").asDouble();
            assertThat(ratio)
                    .isCloseTo(nanos / neighbour.get("nanosPerOperation").asDouble(), within(1e-6));
            worst = Math.max(worst, ratio);
        }
        assertThat(three.get("neighbours"))
                .extracting(size -> size.get("size").asInt())
                .containsExactly(4, 8);
        assertThat(verdict.get("worstRatio").asDouble()).isEqualTo(worst);
        assertThat(verdict.get("within").asBoolean()).isEqualTo(worst <= 1.5);
        assertThat(command.out()).contains("ns/mul-add", "4: ", "8: ");
    }

    @ParameterizedTest
    @CsvSource({
        "--hidden, 0, '--hidden: expected 1 or more but got 0.'",
        "--batch, -1, '--batch: expected 1 or more but got -1.'",
        "--steps, 0, '--steps: expected 1 or more but got 0.'",
        "--input, three, 'three'"
    })
    void whatCannotBeMeasuredIsOneLine(String option, String value, String part) {
        assertThat(command.run("odd-sizes", option, value)).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains(part);
        assertThat(command.out()).isEmpty();
    }
}
