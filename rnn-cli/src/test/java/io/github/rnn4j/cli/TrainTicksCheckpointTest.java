package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints of {@code train ticks}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TrainTicksCheckpointTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;
    private Path plain;

    @BeforeEach
    void writeData() {
        data = SmallTicks.write(folder, "A", 3);
        model = folder.resolve("model.safetensors");
        plain = folder.resolve("plain.safetensors");
    }

    private CommandRun train(Path out, String... options) {
        return CommandRun.of(SmallTicks.training(data, out, options));
    }

    @Test
    void checkpointsChangeNothingAndGoWhenTheModelIsWritten() throws IOException {
        train(plain);

        CommandRun run = train(model, "--checkpoint-every", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
        assertThat(folder).isDirectoryNotContaining("glob:**.checkpoint");
    }

    @Test
    void anEarlierCheckpointIsRefusedBeforeAnythingIsRead() throws IOException {
        Path checkpoint = folder.resolve("model.safetensors.both.checkpoint");
        Files.writeString(checkpoint, "precious");

        CommandRun run = train(model, "--checkpoint-every", "2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("checkpoint '" + checkpoint + "': expected none but there is one of an earlier training.");
        assertThat(checkpoint).hasContent("precious");
    }

    @Test
    void withoutACheckpointTrainingBeginsAtTheBeginning() throws IOException {
        train(plain);

        assertThat(train(model, "--resume").exitCode()).isZero();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Training 'recurrent'", "Training 'both'"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "interrupts are sent with kill")
    void anInterruptedTrainingGoesOnToTheSameBits(String line) throws Exception {
        assumeFalse(
                CommandProcess.interruptsAreIgnored(),
                "this build was started with interrupts ignored, which processes inherit");
        CommandProcess.Ended interrupted;
        try (CommandProcess training = CommandProcess.start(words(model, "--checkpoint-every", "50"))) {
            training.awaitLine(next -> next.startsWith(line));
            training.awaitLine(next -> next.startsWith("  epoch"));
            training.interrupt();
            interrupted = training.end();
        }
        assertThat(interrupted.exitCode()).isEqualTo(130);
        assertThat(interrupted.lines())
                .contains(
                        "Interrupted: the best epoch so far was kept.",
                        "Its checkpoint was kept: the same command with --resume goes on from there.");

        assertThat(CommandRun.of(words(model, "--resume")).exitCode()).isZero();
        assertThat(CommandRun.of(words(plain)).exitCode()).isZero();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
        assertThat(folder).isDirectoryNotContaining("glob:**.checkpoint");
    }

    /** A training that takes some seconds. */
    private String[] words(Path out, String... more) {
        return SmallTicks.training(
                data,
                out,
                Stream.concat(Stream.of("--epochs", "60", "--patience", "60"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
