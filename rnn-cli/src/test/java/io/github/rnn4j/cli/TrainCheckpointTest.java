package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.core.checkpoint.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of {@code train reviews}. */
class TrainCheckpointTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;
    private Path checkpoint;

    @BeforeEach
    void writeData() {
        data = SmallReviews.write(folder);
        model = folder.resolve("model.safetensors");
        checkpoint = folder.resolve("model.safetensors.recurrent.checkpoint");
    }

    @Test
    void checkpointsChangeNothingAndGoWhenTheModelIsWritten() throws IOException {
        Path plain = folder.resolve("plain.safetensors");
        train(plain);

        CommandRun run = train(model, "--checkpoint-every", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
        assertThat(folder).isDirectoryNotContaining("glob:**.checkpoint");
    }

    @Test
    void anEarlierCheckpointIsRefusedBeforeAnythingIsRead() throws IOException {
        Files.writeString(checkpoint, "precious");

        CommandRun run = train(model, "--checkpoint-every", "2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("checkpoint '" + checkpoint + "': expected none but there is one of an earlier training.");
        assertThat(checkpoint).hasContent("precious");
    }

    @Test
    void whatIsNoCheckpointIsRefused() throws IOException {
        Files.writeString(checkpoint, "precious");

        CommandRun run = train(model, "--resume");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(checkpoint.toString());
        assertThat(model).doesNotExist();
    }

    @Test
    void withoutACheckpointTrainingBeginsAtTheBeginning() throws IOException {
        Path plain = folder.resolve("plain.safetensors");
        train(plain);

        assertThat(train(model, "--resume").exitCode()).isZero();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
    }

    @Test
    void aCheckpointIsNoModel() throws IOException {
        Path kept = folder.resolve("kept");
        Path plain = folder.resolve("plain.safetensors");
        train(plain);
        ModelFile stored = ModelFile.read(plain);
        new ModelFile(
                        "checkpoint",
                        stored.network(),
                        stored.preprocessing(),
                        stored.baselines(),
                        stored.training(),
                        stored.tensors())
                .write(kept);

        assertThat(CommandRun.of("predict", "--model", kept.toString(), "good").refusal())
                .isEqualTo("model '" + kept + "': expected a model for reviews but got the checkpoint of a training."
                        + " Go on with that training: it writes the model.");
    }

    private CommandRun train(Path out, String... options) {
        return CommandRun.of(SmallReviews.training(data, out, options));
    }
}
