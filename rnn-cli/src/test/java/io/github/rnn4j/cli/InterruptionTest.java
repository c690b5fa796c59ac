package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        assumeFalse(
                CommandProcess.interruptsAreIgnored(),
                "this build was started with interrupts ignored, which processes inherit");
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
    }

    @Test
    void anInterruptedTrainingKeepsTheBestEpochSoFar() throws Exception {
        CommandProcess.Ended ended = interruptAt("  epoch  2 ", "--epochs", "1000000", "--patience", "1000000");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines()).contains("Interrupted: the best epoch so far was kept.");
        assertThat(ended.lines()).last().asString().startsWith("Next, score it on rows it has never seen: ");
        assertThat(CommandRun.of("predict", "--model", model.toString(), "The soup is a joy.")
                        .exitCode())
                .isZero();
    }

    @Test
    void beforeTheFirstEpochIsOverThereIsNothingToKeep() throws Exception {
        CommandProcess.Ended ended =
                interruptAt("Training 'recurrent'", "--hidden", "1024", "--layers", "8", "--batch", "1");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines())
                .last()
                .isEqualTo("Interrupted before the first epoch was over: no model was written.");
        assertThat(model).doesNotExist();
    }

    @Test
    void withCheckpointsItSaysHowToGoOn() throws Exception {
        CommandProcess.Ended ended = interruptAt(
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

    private CommandProcess.Ended interruptAt(String line, String... options) throws IOException, InterruptedException {
        Stream<String> words = Stream.of("train", "reviews", "--data", data.toString(), "--out", model.toString());
        try (CommandProcess training =
                CommandProcess.start(Stream.concat(words, Stream.of(options)).toArray(String[]::new))) {
            training.awaitLine(next -> next.startsWith(line));
            training.interrupt();
            return training.end();
        }
    }
}
