package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalingTest {
    @TempDir
    private Path folder;

    private final CommandFixture command = new CommandFixture();

    @Test
    void costIsDrawnAgainstEachSizeBesideTheFloor() throws Exception {
        Path chart = folder.resolve("scaling.png");
        Path json = folder.resolve("scaling.json");

        command.run(
                ("scaling --axes steps,batch --most 5 --steps 5 --hidden 7 --batch 4 --rounds 1 --warm-millis 50 --millis 20"
                                + " --out " + chart + " --json " + json)
                        .split(" "));

        JsonNode report = CommandFixture.read(json);
        assertThat(report.get("curves"))
                .extracting(curve -> curve.get("axis").asText())
                .containsExactly("steps", "batch");
        JsonNode batches = report.get("curves").get(1).get("points");
        assertThat(batches).extracting(point -> point.get("size").asInt()).containsExactly(1, 4);
        JsonNode four = batches.get(1);
        assertThat(four.get("workload").asText()).isEqualTo("sequence:4x5:rnn-7-7");
        assertThat(four.get("multiplyAdds").asInt()).isEqualTo(4 * 5 * 2 * 7 * 7);
        assertThat(four.get("floorMicros").asDouble()).isPositive();
        assertThat(four.get("contenders").fieldNames()).toIterable().containsExactly("rnn4j", "rnn4j-plain");
        assertThat(command.out()).contains("ns/mul-add").contains("5 steps, hidden 7, batch 4");
        BufferedImage image = ImageIO.read(chart.toFile());
        assertThat(image.getWidth()).isGreaterThan(image.getHeight());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("scaling.png", "scaling.json");
    }

    @ParameterizedTest
    @CsvSource({
        "--most, 3, 'steps from 5, hidden from 16) but got 3.'",
        "--hidden, 0, '--hidden: expected 1 or more but got 0.'",
        "--millis, 0, '--millis: expected 1 or more but got 0.'",
        "--axes, width, 'width'",
        "--out, no/such/folder/a.png, 'expected a file in a folder that exists but got ''no/such/folder/a.png''.'"
    })
    void whatCannotBeMeasuredIsOneLine(String option, String value, String part) {
        assertThat(command.run("scaling", option, value)).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains(part);
        assertThat(command.out()).isEmpty();
    }
}
