package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a shell sends it, to a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "interrupts are sent with kill")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InterruptionTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        assumeFalse(interruptsAreIgnored(), "this build was started with interrupts ignored, which processes inherit");
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
    }

    @Test
    void anInterruptedTrainingKeepsTheBestEpochSoFar() throws Exception {
        Ended ended = interruptAt("  epoch  2 ", "--epochs", "1000000", "--patience", "1000000");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines()).contains("Interrupted: the best epoch so far was kept.");
        assertThat(ended.lines()).last().asString().startsWith("Next, score it on rows it has never seen: ");
        assertThat(CommandRun.of("predict", "--model", model.toString(), "The soup is a joy.")
                        .exitCode())
                .isZero();
    }

    @Test
    void beforeTheFirstEpochIsOverThereIsNothingToKeep() throws Exception {
        Ended ended = interruptAt("Training 'recurrent'", "--hidden", "1024", "--layers", "8", "--batch", "1");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines())
                .last()
                .isEqualTo("Interrupted before the first epoch was over: no model was written.");
        assertThat(model).doesNotExist();
    }

    @Test
    void withCheckpointsItSaysHowToGoOn() throws Exception {
        Ended ended = interruptAt(
                "Training 'recurrent'",
                "--hidden",
                "1024",
                "--layers",
                "8",
                "--batch",
                "1",
                "--checkpoint-every",
                "1000");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines())
                .endsWith(
                        "Interrupted before the first epoch was over: no model was written.",
                        "Its checkpoint was kept: the same command with --resume goes on from there.");
    }

    private record Ended(int exitCode, List<String> lines) {}

    private Ended interruptAt(String line, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.github.rnn4j.cli.Main"));
        command.addAll(List.of("train", "reviews", "--data", data.toString(), "--out", model.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            boolean sent = false;
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                lines.add(next);
                if (!sent && next.startsWith(line)) {
                    sent = true;
                    new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
            return new Ended(process.waitFor(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A shell's background jobs ignore interrupts, and a process passes that on to those it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(entry -> entry.startsWith("SigIgn:"))
                .map(entry -> entry.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int interrupt = 2;
        return (Long.parseUnsignedLong(ignored, 16) >> (interrupt - 1) & 1) != 0;
    }
}
