package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That starts are timed and taken apart; how long they take is for who runs it on a quiet machine. */
final class ColdStartTest {
    /** There are 48 on Java 25 and a few more on 17; with streams and discovery there were 108. */
    private static final int MOST_MADE_WHILE_RUNNING = 75;

    @TempDir
    private Path folder;

    private final CommandFixture command = new CommandFixture();

    @Test
    void aFreshJavaPredictsInEveryWay() throws Exception {
        Path json = folder.resolve("cold.json");

        assertThat(command.run("cold-start", "--runs", "1", "--json", json.toString()))
                .isZero();

        JsonNode report = CommandFixture.read(json);
        assertThat(report.get("ways"))
                .extracting(way -> way.get("way").asText())
                .containsExactly("made", "found", "read", "made-with-module", "read-with-module");
        for (JsonNode way : report.get("ways")) {
            JsonNode parts = way.get("medianParts");
            double sum = parts.get("mainMillis").asDouble()
                    + parts.get("backendMillis").asDouble()
                    + parts.get("modelMillis").asDouble()
                    + parts.get("predictionMillis").asDouble();
            assertThat(sum).isCloseTo(way.get("medianMillis").asDouble(), within(1e-3));
            assertThat(way.get("classes").get("rnn4j").asInt()).isPositive();
        }
        // Plain constructors need no JSON, and few lambdas, each of which Java makes a class of at every start.
        JsonNode made = report.get("ways").get(0).get("classes");
        assertThat(made.fieldNames()).toIterable().doesNotContain("other jars");
        assertThat(made.get("made while running").asInt()).isLessThan(MOST_MADE_WHILE_RUNNING);
        assertThat(command.out()).contains("limit: the median of 'made'");
    }

    @Test
    void noRunsAreRefused() {
        assertThat(command.run("cold-start", "--runs", "0")).isEqualTo(2);
        assertThat(command.err()).contains("--runs: expected 1 or more but got 0.");
    }
}
