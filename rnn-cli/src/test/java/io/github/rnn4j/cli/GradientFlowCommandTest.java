package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientFlowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theFlowIsDrawnWithAVerdict() {
        CommandRun run = CommandRun.of(small("--steps", "60"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().get(0))
                .isEqualTo("Gradient flow of rnn (xavier-uniform), 16 hidden, 8 inputs, median of 3 seeds:");
        assertThat(run.outLines().get(1)).matches("  step  gradient  1e-\\d+\\.+1e0");
        assertThat(run.outLines())
                .filteredOn(line -> line.matches(" +\\d+ +\\d\\.\\de.*"))
                .hasSize(20);
        assertThat(run.out()).containsPattern("(?m)^    60   1.0e\\+00  #{60}$");
        assertThat(run.out()).containsPattern("Verdict: reaches \\d+ of 60 steps: cut to \\d+, or use irnn\\.");
    }

    @Test
    void theTitleSaysHowTheCellStarts() {
        assertThat(CommandRun.of(small("--steps", "3", "--spectral-radius", "0.9"))
                        .out())
                .startsWith("Gradient flow of rnn (xavier-uniform, spectral radius 0.9), 16 hidden");
    }

    /** The figures that the project's first text is about; as they are published, at the default sizes. */
    @ParameterizedTest
    @CsvSource({
        "rnn, xavier-uniform, 1e-18, 1e-15",
        "gru, pytorch, 0, 1e-17",
        "lstm, xavier-uniform, 1e-9, 1e-5",
        "irnn, , 0.1, 1"
    })
    void overAHundredStepsTheCellsDifferByTheseOrdersOfMagnitude(String cell, String init, double least, double most)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("gradient-flow", "--cell", cell, "--json", file()));
        if (init != null) {
            words.addAll(List.of("--init", init));
        }

        assertThat(CommandRun.of(words.toArray(String[]::new)).exitCode()).isZero();

        assertThat(json().path("ratioFirst10ToLast").asDouble()).isBetween(least, most);
        assertThat(json().path("steps").asInt()).isEqualTo(100);
        assertThat(json().path("hidden").asInt()).isEqualTo(128);
        assertThat(json().path("input").asInt()).isEqualTo(64);
    }

    @Test
    void theJsonHoldsEveryStep() throws IOException {
        CommandRun.of(small("--cell", "lstm", "--forget-bias", "0.5", "--steps", "9", "--json", file()));

        assertThat(json().fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "command",
                        "cell",
                        "init",
                        "forgetBias",
                        "steps",
                        "hidden",
                        "input",
                        "seeds",
                        "ratioFirst10ToLast",
                        "reach",
                        "verdict",
                        "perStep");
        assertThat(json().path("forgetBias").asDouble()).isEqualTo(0.5);
        assertThat(json().path("perStep")).hasSize(9);
        assertThat(json().path("perStep").get(8).asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps 0 | --steps: expected a whole number >= 1 but got 0.",
                "--hidden 0 | --hidden: expected a whole number >= 1 but got 0.",
                "--input -3 | --input: expected a whole number >= 1 but got -3.",
                "--seeds 0 | --seeds: expected a whole number >= 1 but got 0.",
                "--cell gruu | cell 'gruu' not found.",
                "--init xavier | --init: expected identity or orthogonal or pytorch or xavier-normal or xavier-uniform but got"
                        + " 'xavier'.",
                "--forget-bias 1 | --forget-bias: expected the cell lstm but got 'rnn'. Leave the option out.",
                "--spectral-radius 0 | --spectral-radius: expected a number > 0 but got 0.0.",
                "--cell irnn --spectral-radius 1 | --spectral-radius: expected no irnn, which starts with a radius of 1,",
                "--cell irnn --init pytorch | --init: expected no rule, for irnn is a way to start itself, but got 'pytorch'.",
                "--cell lstm --forget-bias NaN | cell.options.forget-bias: expected a finite number but got 'NaN'"
            })
    void whatCannotBeMeasuredIsRefused(String options, String message) {
        List<String> words = new ArrayList<>(List.of("gradient-flow"));
        words.addAll(List.of(options.strip().split(" ")));

        assertThat(CommandRun.of(words.toArray(String[]::new)).refusal()).startsWith(message);
    }

    private static String[] small(String... more) {
        List<String> words =
                new ArrayList<>(List.of("gradient-flow", "--hidden", "16", "--input", "8", "--seeds", "3"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String file() {
        return folder.resolve("flow.json").toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(Path.of(file()).toFile());
    }
}
