package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.length.KeptEnd;
import io.github.rnn4j.tasks.common.length.LengthCandidate;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewLengthPlanTest {
    private static final String FILLERS = "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 ";

    @TempDir
    private Path folder;

    private Backend backend;

    @BeforeEach
    void openBackend() {
        backend = Rnn4j.openBackend("cpu");
    }

    @AfterEach
    void closeBackend() {
        assertThat(backend.diagnostics().liveTensors()).isZero();
        backend.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAD", "TAIL"})
    void theTellingEndIsFoundAndACutNearItsLength(KeptEnd end) throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), end);

        TaskResult result = train(data, "model.safetensors", new LengthChoice.Auto(), ReviewListener.NONE);

        LengthPlan plan = Objects.requireNonNull(result.lengthPlan());
        assertThat(plan.end()).isEqualTo(end);
        assertThat(plan.length()).isBetween(PlantedReviews.REGION - 1, PlantedReviews.REGION + 2);
        assertThat(plan.loss().none()).isTrue();
        assertThat(plan.cutSequences()).isEqualTo(1);
        assertThat(plan.savedPadding()).isGreaterThan(0.5);
        assertThat(plan.buckets()).containsExactly(plan.length());
        assertThat(plan.candidates())
                .filteredOn(candidate -> candidate.end() != end && candidate.length() <= plan.length())
                .isNotEmpty()
                .noneMatch(candidate -> candidate.loss().none());
        assertThat(result.metrics().get("f1")).isGreaterThan(0.9);
    }

    @Test
    void thePlanStandsInTheModelFileAndAnEvaluationRepeatsItsFigures() throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), KeptEnd.TAIL);
        Path model = folder.resolve("model.safetensors");
        TaskResult trained = train(data, "model.safetensors", new LengthChoice.Auto(), ReviewListener.NONE);

        ReviewModel loaded = ReviewModel.load(model);
        loaded.save(folder.resolve("copy.safetensors"));
        TaskResult evaluated = new ReviewEvaluation(backend, model).run(ReviewSource.of(data), Part.VALIDATION);

        assertThat(loaded.lengths()).isEqualTo(trained.lengthPlan());
        assertThat(loaded.encoder().cut())
                .isEqualTo(Objects.requireNonNull(loaded.lengths()).cut());
        assertThat(folder.resolve("copy.safetensors")).hasSameBinaryContentAs(model);
        assertThat(evaluated.lengthPlan()).isEqualTo(trained.lengthPlan());
        assertThat(evaluated.rows()).isEqualTo(trained.rows());
        assertThat(classifiedOneByOne(model, data))
                .isEqualTo(evaluated.metrics().get("f1"));
    }

    /** The way of {@code predict}: text by text. */
    private double classifiedOneByOne(Path model, Path data) {
        List<Review> reviews = ReviewData.forEvaluation(ReviewSource.of(data), List.of("0", "1"), 7, Part.VALIDATION)
                .parts()
                .validation();
        try (ReviewClassifier classifier = ReviewClassifier.load(backend, model)) {
            int[] predictions = reviews.stream()
                    .mapToInt(review ->
                            Integer.parseInt(classifier.classify(review.text()).label()))
                    .toArray();
            int[] labels = reviews.stream().mapToInt(Review::label).toArray();
            return ClassificationMetrics.of(labels, predictions, 2).main();
        }
    }

    @Test
    void whatIsDroppedChangesNoBitOfAnAnswer() throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), KeptEnd.TAIL);
        train(data, "model.safetensors", new LengthChoice.Auto(), ReviewListener.NONE);

        try (ReviewClassifier classifier = ReviewClassifier.load(backend, folder.resolve("model.safetensors"))) {
            String end = FILLERS + "lovely";

            assertThat(classifier.classify("awful " + FILLERS + end)).isEqualTo(classifier.classify("solid " + end));
            assertThat(classifier.classify(end).label()).isEqualTo("1");
        }
    }

    @Test
    void aFixedLengthKeepsTheFirstTokensAndSaysWhatTheyLose() throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), KeptEnd.TAIL);
        List<LengthCandidate> heard = new ArrayList<>();

        TaskResult result = train(data, "model.safetensors", new LengthChoice.Fixed(50), event -> {
            if (event instanceof ReviewEvent.LengthMeasured measured) {
                heard.add(measured.cut());
            }
        });

        LengthPlan plan = Objects.requireNonNull(result.lengthPlan());
        assertThat(plan.chosen()).isEqualTo("fixed");
        assertThat(plan.end()).isEqualTo(KeptEnd.HEAD);
        assertThat(plan.length()).isEqualTo(50);
        assertThat(plan.loss().difference()).isLessThan(-0.2);
        assertThat(plan.loss().none()).isFalse();
        assertThat(plan.candidates()).hasSize(1);
        assertThat(heard).hasSize(1);
        assertThat(plan.buckets()).endsWith(50).hasSizeGreaterThan(5);
    }

    @Test
    void equalSeedsGiveEqualFilesAndWithoutAChoiceThereIsNoPlan() throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), KeptEnd.HEAD);
        train(data, "one.safetensors", new LengthChoice.Auto(), ReviewListener.NONE);
        train(data, "two.safetensors", new LengthChoice.Auto(), ReviewListener.NONE);
        TaskResult usual = train(data, "usual.safetensors", null, ReviewListener.NONE);

        assertThat(folder.resolve("two.safetensors")).hasSameBinaryContentAs(folder.resolve("one.safetensors"));
        assertThat(usual.lengthPlan()).isNull();
        assertThat(ReviewModel.load(folder.resolve("usual.safetensors")).lengths())
                .isNull();
        assertThat(ModelFile.read(folder.resolve("usual.safetensors"))
                        .preprocessing()
                        .has("lengthPlan"))
                .isFalse();
    }

    @Test
    void aStopWhileLengthsAreMeasuredWritesNothing() throws IOException {
        Path data = PlantedReviews.write(folder.resolve("planted.tsv"), KeptEnd.HEAD);
        boolean[] stop = new boolean[1];
        List<ReviewEvent> events = new ArrayList<>();

        assertThat(new ReviewTraining(
                                backend,
                                options(data, "model.safetensors", new LengthChoice.Auto()),
                                event -> {
                                    events.add(event);
                                    stop[0] |= event instanceof ReviewEvent.LengthMeasured;
                                },
                                () -> stop[0])
                        .run())
                .isEmpty();
        assertThat(events).noneMatch(ReviewEvent.LengthPlanned.class::isInstance);
        assertThat(Files.exists(folder.resolve("model.safetensors"))).isFalse();
    }

    private TaskResult train(Path data, String name, @Nullable LengthChoice length, ReviewListener listener) {
        return new ReviewTraining(backend, options(data, name, length), listener, () -> false)
                .run()
                .orElseThrow();
    }

    /** A network alone, so that an answer is of what it reads and of nothing else. */
    private ReviewTrainingOptions options(Path data, String name, @Nullable LengthChoice length) {
        return new ReviewTrainingOptions(
                        ReviewSource.of(data),
                        null,
                        new ReviewNetworkSpec(
                                8, List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 8)), PoolingKind.MAX),
                        ReviewTrainingOptions.training(5, 7)
                                .withOptimizer(OptimizerSpec.Adam.withLearningRate(0.02))
                                .withEpochs(4, 4)
                                .withBatchSize(16),
                        false,
                        1,
                        folder.resolve(name),
                        Set.of(),
                        null)
                .withInputs(new ReviewInputs(null, null, length));
    }
}
