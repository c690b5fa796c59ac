package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Trains on made-up reviews, and sees that nothing is left open. */
abstract class OnMadeUpReviews {
    @TempDir
    Path folder;

    Backend backend;
    Path data;

    @BeforeEach
    void openBackend() throws IOException {
        backend = Rnn4j.openBackend("cpu");
        data = MadeUpReviews.write(folder.resolve("reviews.tsv"));
    }

    @AfterEach
    void closeBackend() {
        assertThat(backend.diagnostics().liveTensors()).isZero();
        assertThat(backend.diagnostics().openSessions()).isZero();
        backend.close();
    }

    final ReviewTrainingOptions small(Path out, boolean anchor, int members, @Nullable Checkpoints checkpoints) {
        TrainingSpec training =
                ReviewTrainingOptions.training(5, 7).withBatchSize(16).withEpochs(3, 3);
        return new ReviewTrainingOptions(
                ReviewSource.of(data),
                null,
                ReviewNetworkSpec.DEFAULT,
                training,
                anchor,
                members,
                out,
                Set.of(),
                checkpoints);
    }

    final TaskResult train(String name, long seed) {
        return train(ReviewTrainingOptions.of(ReviewSource.of(data), seed, folder.resolve(name)));
    }

    final TaskResult train(ReviewTrainingOptions options) {
        return new ReviewTraining(backend, options, ReviewListener.NONE, () -> false)
                .run()
                .orElseThrow();
    }
}
