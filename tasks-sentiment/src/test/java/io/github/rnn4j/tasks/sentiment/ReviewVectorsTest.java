package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on reviews that start at pretrained vectors. */
class ReviewVectorsTest {
    private static final int WIDTH = 4;
    private static final int MEMBERS = 2;
    private static final double[] AWFUL = {1, 0.5, -0.25, 0};

    @TempDir
    private Path folder;

    private Backend backend;
    private Path data;
    private Path vectors;

    @BeforeEach
    void open() throws IOException {
        backend = Rnn4j.openBackend("cpu");
        data = MadeUpReviews.write(folder.resolve("reviews.tsv"));
        vectors = Files.writeString(
                folder.resolve("words.vec"), "3 4\nawful 1 0.5 -0.25 0\nlamp 9 9 9 9\nlovely -1 0.5 0.25 0\n");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void frozenVectorsStandInEveryNetworkOfTheModel() {
        TaskResult result = train(true, "model.safetensors");
        ReviewModel model = ReviewModel.load(folder.resolve("model.safetensors"));

        List<SavedNetwork> networks = new ArrayList<>(model.recurrent());
        networks.add(Objects.requireNonNull(model.poolingAlone()));
        assertThat(networks).hasSize(MEMBERS + 1);
        for (SavedNetwork network : networks) {
            assertThat(row(model, network, "awful")).isEqualTo(AWFUL);
            assertThat(row(model, network, "broken")).hasSize(WIDTH).isNotEqualTo(new double[WIDTH]);
        }
        VectorSummary summary = Objects.requireNonNull(model.vectors());
        assertThat(result.model().vectors()).isEqualTo(summary);
        assertThat(summary.coverage().get("tokens").found())
                .as("lamps are in validation texts only")
                .isEqualTo(2);
        assertThat(summary.frozenParameters()).isEqualTo(2 * WIDTH);
    }

    @Test
    void frozenNumbersAreNotCountedAsLearned() {
        TaskResult frozen = train(true, "frozen.safetensors");
        TaskResult free = train(false, "free.safetensors");

        assertThat(frozen.model().parameters()).isEqualTo(free.model().parameters() - MEMBERS * 2 * WIDTH);
        assertThat(frozen.model().frozenParameters()).isEqualTo(free.model().frozenParameters() + 2 * WIDTH);
        assertThat(frozen.model().answersWithBaseline()).isTrue();
    }

    @Test
    void vectorsThatAreNotFrozenAreTrainedFurther() {
        train(false, "model.safetensors");
        ReviewModel model = ReviewModel.load(folder.resolve("model.safetensors"));

        double[] trained = row(model, model.network(), "awful");
        assertThat(trained).isNotEqualTo(AWFUL);
        // A few small steps away from where it started, not drawn anew.
        for (int i = 0; i < WIDTH; i++) {
            assertThat(Math.abs(trained[i] - AWFUL[i])).isLessThan(0.2);
        }
    }

    @Test
    void equalRunsGiveEqualFilesAndTheFigureIsRepeated() throws IOException {
        TaskResult trained = train(true, "one.safetensors");
        train(true, "two.safetensors");

        assertThat(folder.resolve("two.safetensors")).hasSameBinaryContentAs(folder.resolve("one.safetensors"));
        TaskResult evaluated = new ReviewEvaluation(backend, folder.resolve("one.safetensors"))
                .run(ReviewSource.of(data), Part.VALIDATION);
        assertThat(evaluated.metrics()).isEqualTo(trained.metrics());
        assertThat(evaluated.model()).isEqualTo(trained.model());
    }

    @Test
    void theyAreReadBeforeAnythingIsTrained() throws IOException {
        Files.writeString(vectors, "2 4\nawful 1 2 3 4\nlovely 1 2 3\n");
        List<ReviewEvent> heard = new ArrayList<>();

        assertThatThrownBy(() ->
                        new ReviewTraining(backend, options(true, "model.safetensors"), heard::add, () -> false).run())
                .isInstanceOf(RnnException.class)
                .hasMessage(vectors + ": expected a token and 4 numbers but got 4 fields (line 3). Mend the line.");
        assertThat(heard).isEmpty();
        assertThat(folder.resolve("model.safetensors")).doesNotExist();
    }

    private static double[] row(ReviewModel model, SavedNetwork network, String word) {
        Vocabulary vocabulary = model.encoder().vocabulary();
        int id = vocabulary.id(0, word);
        double[] table = network.parameters().get("embedding.weight").values();
        return Arrays.copyOfRange(table, id * WIDTH, (id + 1) * WIDTH);
    }

    private ReviewTrainingOptions options(boolean frozen, String out) {
        TrainingSpec training =
                ReviewTrainingOptions.training(5, 7).withBatchSize(16).withEpochs(3, 3);
        return new ReviewTrainingOptions(
                        ReviewSource.of(data),
                        null,
                        ReviewNetworkSpec.DEFAULT.withEmbeddingSize(WIDTH),
                        training,
                        true,
                        MEMBERS,
                        folder.resolve(out),
                        Set.of(),
                        null)
                .withInputs(new ReviewInputs(null, new VectorSource(vectors, frozen), null));
    }

    private TaskResult train(boolean frozen, String out) {
        return new ReviewTraining(backend, options(frozen, out), ReviewListener.NONE, () -> false)
                .run()
                .orElseThrow();
    }
}
