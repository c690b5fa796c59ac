package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTrainingTest extends OnMadeUpReviews {
    @Test
    void everyModelOfARunLearnsWhatCanBeLearned() {
        TaskResult result = train("model.safetensors", 7);

        assertThat(result.command()).isEqualTo("train");
        assertThat(result.data().part()).isEqualTo("validation");
        assertThat(result.data().rows()).isEqualTo(32);
        assertThat(result.data().majorityShare()).isEqualTo(0.5);
        assertThat(result.model().path()).isEqualTo("fused");
        assertThat(result.metrics()).containsEntry("f1", 1.0);
        assertThat(result.rows())
                .containsExactly(
                        entry("baseline", result.baselines().get(0).metrics()),
                        entry("recurrent", result.metrics()),
                        entry("both", result.metrics()));
        assertThat(result.model().frozenParameters()).isPositive();
        assertThat(result.baselines())
                .extracting(NamedMetrics::name)
                .containsExactly("nb-logistic-regression", "tfidf-svm", "pooling-alone");
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
                .run(ReviewSource.of(data), Part.VALIDATION, LatencySpec.DEFAULT.withDuration(Duration.ofMillis(100)));

        assertThat(evaluated.command()).isEqualTo("eval");
        assertThat(evaluated.data()).isEqualTo(trained.data());
        assertThat(evaluated.model()).isEqualTo(trained.model());
        assertThat(evaluated.metrics()).isEqualTo(trained.metrics());
        assertThat(evaluated.intervals()).isEqualTo(trained.intervals());
        assertThat(evaluated.baselines()).isEqualTo(trained.baselines());
        assertThat(evaluated.comparison()).isEqualTo(trained.comparison());
        assertThat(trained.latencyMicros()).isNull();
        assertThat(Objects.requireNonNull(evaluated.latencyMicros()).calls()).isEqualTo(50);
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
        assertThat(copy.recurrent()).isEqualTo(model.recurrent());
        assertThat(copy.words()).isEqualTo(model.words());
        assertThat(copy.answering()).isEqualTo(model.answering());
        assertThat(copy.baselines()).hasSize(2);
        List<String> tokens = List.of("a", "dull", "lamp");
        for (int i = 0; i < 2; i++) {
            LinearBaseline linear = model.baselines().get(i);
            assertThat(copy.baselines().get(i).name()).isEqualTo(linear.name());
            assertThat(copy.baselines().get(i).cost()).isEqualTo(linear.cost());
            assertThat(copy.baselines().get(i).model().scores(tokens))
                    .isEqualTo(linear.model().scores(tokens));
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
        assertThat(result.baselines())
                .extracting(NamedMetrics::name)
                .containsExactly("nb-logistic-regression", "tfidf-svm");
        assertThat(ReviewModel.load(model).recurrent()).hasSize(1);
        assertThat(result.rows()).containsEntry("both", result.metrics());
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
                        "DataRead",
                        "LeaksFound",
                        "BaselineFitted",
                        "recurrent",
                        "recurrent-2",
                        "recurrent-3",
                        "recurrent-4",
                        "pooling-alone",
                        "ModelWritten");
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

    @Test
    void validationRowsCanBeFewerThanThoseOfTheConditions() {
        ReviewSource source = ReviewSource.of(data).withScoreWhere(List.of("thing!=7", "thing!=0"));
        Path model = folder.resolve("model.safetensors");
        TaskResult result = train(ReviewTrainingOptions.of(source, 7, model));

        assertThat(result.data().rows()).isEqualTo(16);
        assertThat(result.data().where()).containsExactly("thing!=7", "thing!=0");
        assertThat(ReviewModel.load(model).training().trainExamples()).isEqualTo(96);
        assertThat(new ReviewEvaluation(backend, model)
                        .run(ReviewSource.of(data), Part.VALIDATION)
                        .metrics())
                .isEqualTo(result.metrics());
    }

    @Test
    void aFileOfAnEarlierVersionIsRefused() {
        train("model.safetensors", 7);
        ModelFile stored = ModelFile.read(folder.resolve("model.safetensors"));
        ObjectNode preprocessing = stored.preprocessing();
        preprocessing
                .putObject("answering")
                .put("anchored", true)
                .put("anchorScale", 1)
                .put("temperature", 1);
        Path other = folder.resolve("other.safetensors");
        new ModelFile(
                        stored.task(),
                        stored.network(),
                        preprocessing,
                        stored.baselines(),
                        stored.training(),
                        stored.tensors())
                .write(other);

        assertThatThrownBy(() -> ReviewModel.load(other))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage(
                        "model '" + other + "', preprocessing: expected 'answering.together' but there is none, for an"
                                + " earlier version wrote the file. Train the model again.");
    }

    /** In the first network, in the second and in the third. */
    @ParameterizedTest
    @ValueSource(ints = {9, 24, 40})
    void aTrainingThatGoesOnWritesTheFileOfOneWithoutABreak(int stepsBefore) throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        train(small(whole, true, 2, null));
        Path broken = folder.resolve("broken.safetensors");
        AtomicInteger steps = new AtomicInteger();
        ReviewListener count = event -> {
            if (event instanceof ReviewEvent.Training training && training.event() instanceof TrainingEvent.Stepped) {
                steps.incrementAndGet();
            }
        };

        new ReviewTraining(
                        backend,
                        small(broken, true, 2, new Checkpoints(4, false)),
                        count,
                        () -> steps.get() >= stepsBefore)
                .run();
        assertThat(folder).isDirectoryContaining(file -> file.toString().endsWith(".recurrent.checkpoint"));
        train(small(broken, true, 2, new Checkpoints(4, true)));

        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".checkpoint"));
    }
}
