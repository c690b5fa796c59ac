package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTrainingTest {
    @TempDir
    private Path folder;

    private Backend backend;
    private Path data;

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

    @Test
    void everyModelOfARunLearnsWhatCanBeLearned() {
        TaskResult result = train("model.safetensors", 7);

        assertThat(result.command()).isEqualTo("train");
        assertThat(result.data().part()).isEqualTo("validation");
        assertThat(result.data().rows()).isEqualTo(32);
        assertThat(result.data().majorityShare()).isEqualTo(0.5);
        assertThat(result.model().path()).isEqualTo("fused");
        assertThat(result.metrics()).containsEntry("f1", 1.0);
        assertThat(result.rows()).containsOnlyKeys("baseline", "recurrent");
        assertThat(result.baselines())
                .extracting(NamedMetrics::name)
                .containsExactly("nb-logistic-regression", "pooling-alone");
        assertThat(result.baselines()).allMatch(baseline -> baseline.metrics().get("f1") == 1);
        assertThat(result.comparison().verdict()).isEqualTo("tie");
        assertThat(result.interrupted()).isFalse();
    }

    @Test
    void theVocabularyIsThatOfTheTrainingTexts() {
        train("model.safetensors", 7);

        List<String> words = ReviewModel.load(folder.resolve("model.safetensors"))
                .encoder()
                .vocabulary()
                .entries(0);
        // Lamps and chairs are in validation texts only, pens and cups in test texts.
        assertThat(words).contains("phone", "awful").doesNotContain("lamp", "chair", "pen", "cup");
    }

    @Test
    void evaluationOfASavedModelRepeatsItsValidationFigures() {
        TaskResult trained = train("model.safetensors", 7);

        TaskResult evaluated = new ReviewEvaluation(backend, folder.resolve("model.safetensors"))
                .run(ReviewSource.of(data), Part.VALIDATION);

        assertThat(evaluated.command()).isEqualTo("eval");
        assertThat(evaluated.data()).isEqualTo(trained.data());
        assertThat(evaluated.model()).isEqualTo(trained.model());
        assertThat(evaluated.metrics()).isEqualTo(trained.metrics());
        assertThat(evaluated.intervals()).isEqualTo(trained.intervals());
        assertThat(evaluated.baselines()).isEqualTo(trained.baselines());
        assertThat(evaluated.comparison()).isEqualTo(trained.comparison());
        assertThat(evaluated.latencyMicros()).isNotNull();
        assertThat(evaluated.seed()).isEqualTo(7);
    }

    @Test
    void evaluationLeavesTheModelFileAsItIs() throws IOException {
        train("model.safetensors", 7);
        Path model = folder.resolve("model.safetensors");
        byte[] before = Files.readAllBytes(model);

        TaskResult result = new ReviewEvaluation(backend, model).run(ReviewSource.of(data), Part.TEST);

        assertThat(result.data().part()).isEqualTo("test");
        assertThat(result.data().rows()).isEqualTo(32);
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
    }

    @Test
    void onItsOwnDataAModelIsScoredOnTheRowsOfItsConditions() throws IOException {
        ReviewSource source =
                new ReviewSource(List.of(data), null, null, null, List.of("thing!=7"), List.of(), List.of());
        Path model = folder.resolve("model.safetensors");
        train(ReviewTrainingOptions.of(source, 7, model));
        ReviewEvaluation evaluation = new ReviewEvaluation(backend, model);
        Path copy = Files.writeString(folder.resolve("other.tsv"), Files.readString(data) + "so\t1\ttest\t0\n");

        assertThat(evaluation.run(ReviewSource.of(data), Part.VALIDATION).data().rows())
                .isEqualTo(16);
        assertThat(evaluation.run(ReviewSource.of(copy), Part.VALIDATION).data().rows())
                .isEqualTo(32);
    }

    @Test
    void equalRunsGiveEqualFilesAndOtherSeedsOthers() throws IOException {
        train("first.safetensors", 7);
        train("second.safetensors", 7);
        train("third.safetensors", 8);

        byte[] first = Files.readAllBytes(folder.resolve("first.safetensors"));
        assertThat(Files.readAllBytes(folder.resolve("second.safetensors"))).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("third.safetensors"))).isNotEqualTo(first);
    }

    @Test
    void aModelIsReadBackAsItWasWritten() {
        train("model.safetensors", 7);
        ReviewModel model = ReviewModel.load(folder.resolve("model.safetensors"));
        model.save(folder.resolve("copy.safetensors"));
        ReviewModel copy = ReviewModel.load(folder.resolve("copy.safetensors"));

        assertThat(copy.encoder()).isEqualTo(model.encoder());
        assertThat(copy.classes()).containsExactly("0", "1");
        assertThat(copy.network()).isEqualTo(model.network());
        assertThat(copy.poolingAlone()).isEqualTo(model.poolingAlone());
        assertThat(copy.training()).isEqualTo(model.training());
        assertThat(copy.linear().cost()).isEqualTo(model.linear().cost());
        assertThat(copy.linear().model().weights())
                .isDeepEqualTo(model.linear().model().weights());
    }

    @Test
    void everyTextGetsAnAnswer() {
        train("model.safetensors", 7);
        try (ReviewClassifier classifier = ReviewClassifier.load(backend, folder.resolve("model.safetensors"))) {
            Classification good = classifier.classify("A WONDERFUL thing");

            assertThat(good.label()).isEqualTo("1");
            assertThat(good.probabilities()).containsOnlyKeys("0", "1");
            assertThat(good.probabilities().get("1")).isGreaterThan(0.5);
            for (String text : List.of("", " ", "完全不同", "\uD800", "xyzzy")) {
                Classification any = classifier.classify(text);
                assertThat(any.probabilities().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isBetween(1 - 1e-12, 1 + 1e-12);
            }
        }
    }

    @Test
    void aStopAfterAnEpochKeepsTheBestModelSoFar() {
        AtomicBoolean stop = new AtomicBoolean();
        Path model = folder.resolve("model.safetensors");

        TaskResult result = new ReviewTraining(
                        backend,
                        ReviewTrainingOptions.of(ReviewSource.of(data), 7, model),
                        event -> {
                            if (event instanceof ReviewEvent.Training training
                                    && training.event() instanceof TrainingEvent.EpochFinished) {
                                stop.set(true);
                            }
                        },
                        stop::get)
                .run()
                .orElseThrow();

        assertThat(result.interrupted()).isTrue();
        assertThat(result.baselines()).extracting(NamedMetrics::name).containsExactly("nb-logistic-regression");
        assertThat(ReviewModel.load(model).training().reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(ReviewModel.load(model).poolingAlone()).isNull();
    }

    @Test
    void aStopBeforeTheFirstEpochIsOverWritesNothing() {
        Path model = folder.resolve("model.safetensors");

        assertThat(new ReviewTraining(
                                backend,
                                ReviewTrainingOptions.of(ReviewSource.of(data), 7, model),
                                ReviewListener.NONE,
                                () -> true)
                        .run())
                .isEmpty();
        assertThat(model).doesNotExist();
    }

    @Test
    void aListenerHearsOfTheStagesInTheirOrder() {
        List<String> stages = new ArrayList<>();

        new ReviewTraining(
                        backend,
                        ReviewTrainingOptions.of(ReviewSource.of(data), 7, folder.resolve("model.safetensors")),
                        event -> {
                            String stage = event instanceof ReviewEvent.Training training
                                    ? training.network()
                                    : event.getClass().getSimpleName();
                            if (!stages.contains(stage)) {
                                stages.add(stage);
                            }
                        },
                        () -> false)
                .run();

        assertThat(stages)
                .containsExactly(
                        "DataRead", "LeaksFound", "BaselineFitted", "recurrent", "pooling-alone", "ModelWritten");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeTheDataIsRead() {
        Path nowhere = folder.resolve("none").resolve("model.safetensors");
        ReviewSource missing = ReviewSource.of(folder.resolve("none.tsv"));

        assertThatThrownBy(() -> train(ReviewTrainingOptions.of(missing, 7, nowhere)))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_OUTPUT))
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void aModelOfAnotherTaskIsRefused() {
        train("model.safetensors", 7);
        ModelFile stored = ModelFile.read(folder.resolve("model.safetensors"));
        Path other = folder.resolve("other.safetensors");
        new ModelFile(
                        "ticks",
                        stored.network(),
                        stored.preprocessing(),
                        stored.baselines(),
                        stored.training(),
                        stored.tensors())
                .write(other);

        assertThatThrownBy(() -> ReviewModel.load(other))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("model '" + other
                        + "': expected a model for reviews but got one for 'ticks'. Use the command of that task.");
    }

    @Test
    void aModelWhosePreprocessingIsNotOursIsRefused() {
        train("model.safetensors", 7);
        ModelFile stored = ModelFile.read(folder.resolve("model.safetensors"));
        Path other = folder.resolve("other.safetensors");
        new ModelFile(
                        stored.task(),
                        stored.network(),
                        stored.preprocessing().put("langauge", "zh"),
                        stored.baselines(),
                        stored.training(),
                        stored.tensors())
                .write(other);

        assertThatThrownBy(() -> ReviewModel.load(other))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("model '" + other + "', preprocessing")
                .hasMessageContaining("langauge");
    }

    /** In the first network and in the second. */
    @ParameterizedTest
    @ValueSource(ints = {9, 30})
    void aTrainingThatGoesOnWritesTheFileOfOneWithoutABreak(int stepsBefore) throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        train(small(whole, null));
        Path broken = folder.resolve("broken.safetensors");
        AtomicInteger steps = new AtomicInteger();
        ReviewListener count = event -> {
            if (event instanceof ReviewEvent.Training training && training.event() instanceof TrainingEvent.Stepped) {
                steps.incrementAndGet();
            }
        };

        new ReviewTraining(backend, small(broken, new Checkpoints(4, false)), count, () -> steps.get() >= stepsBefore)
                .run();
        assertThat(folder).isDirectoryContaining(file -> file.toString().endsWith(".recurrent.checkpoint"));
        train(small(broken, new Checkpoints(4, true)));

        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".checkpoint"));
    }

    private ReviewTrainingOptions small(Path out, @Nullable Checkpoints checkpoints) {
        TrainingSpec training =
                ReviewTrainingOptions.training(5, 7).withBatchSize(16).withEpochs(3, 3);
        return new ReviewTrainingOptions(
                ReviewSource.of(data), null, ReviewNetworkSpec.DEFAULT, training, out, Set.of(), checkpoints);
    }

    private TaskResult train(String name, long seed) {
        return train(ReviewTrainingOptions.of(ReviewSource.of(data), seed, folder.resolve(name)));
    }

    private TaskResult train(ReviewTrainingOptions options) {
        return new ReviewTraining(backend, options, ReviewListener.NONE, () -> false)
                .run()
                .orElseThrow();
    }
}
