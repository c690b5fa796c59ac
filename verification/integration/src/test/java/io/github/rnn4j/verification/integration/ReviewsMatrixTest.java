package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.sentiment.ReviewEvaluation;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reviews task, trained on each engine and put to work on each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewsMatrixTest {
    private static final ReviewNetworkSpec NETWORK =
            new ReviewNetworkSpec(8, List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 8)), PoolingKind.MAX);
    private static final TrainingSpec TRAINING = TrainingSpec.of(
                    new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01))
            .withClipNorm(5)
            .withBatchSize(16)
            .withEpochs(8, 8)
            .withTokenDropout(0.1)
            .withSeed(5);

    private final Map<String, TaskResult> trained = new HashMap<>();

    private Path folder;

    private Engines engines;
    private ReviewSource source;

    static Stream<Arguments> pairs() {
        return Engines.NAMES.stream()
                .flatMap(trainer -> Engines.NAMES.stream().map(user -> Arguments.of(trainer, user)));
    }

    @BeforeAll
    void trainOnEach(@TempDir Path empty) throws IOException {
        folder = empty;
        engines = Engines.open();
        source = ReviewSource.of(MadeUpReviews.write(folder.resolve("reviews.tsv")));
        for (String name : Engines.NAMES) {
            ReviewTrainingOptions options = new ReviewTrainingOptions(
                    source, Language.EN, NETWORK, TRAINING, true, 2, file(name), Set.of(), null);
            trained.put(
                    name,
                    new ReviewTraining(engines.get(name), options, ReviewListener.NONE, () -> false)
                            .run()
                            .orElseThrow());
        }
    }

    @AfterAll
    void close() {
        engines.close();
    }

    @Test
    void trainedWithTheSameSeedTheScoresAreWithinOnePoint() {
        double expected = trained.get("cpu").metrics().get("f1");
        assertThat(expected).as("f1 on cpu: neither nothing nor all learned").isBetween(0.6, 0.99);
        for (String name : Engines.NAMES) {
            TaskResult result = trained.get(name);
            assertThat(result.model().backend()).isEqualTo(name);
            assertThat(result.model().path()).isEqualTo(name.equals("cpu") ? "fused" : "composed");
            assertThat(result.metrics().get("f1")).as(name).isCloseTo(expected, within(0.01));
        }
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @MethodSource("pairs")
    void aModelAnswersTheSameOnEveryEngine(String trainer, String user) {
        List<Classification> expected = classify(engines.get(trainer), trainer);
        List<Classification> actual = classify(engines.get(user), trainer);
        for (int i = 0; i < expected.size(); i++) {
            Classification truth = expected.get(i);
            assertThat(actual.get(i).label()).isEqualTo(truth.label());
            actual.get(i).probabilities().forEach((label, probability) -> assertThat(probability)
                    .isCloseTo(truth.probabilities().get(label), within(1e-5)));
        }
    }

    @Test
    void evaluatedOnTheDefaultEngineEveryModelHasTheScoresOfItsTraining() {
        for (String name : Engines.NAMES) {
            TaskResult score = new ReviewEvaluation(engines.get("cpu"), file(name)).run(source, Part.VALIDATION);
            assertThat(score.metrics()).as(name).isEqualTo(trained.get(name).metrics());
            assertThat(score.rows()).as(name).isEqualTo(trained.get(name).rows());
        }
    }

    private List<Classification> classify(Backend backend, String trainer) {
        try (ReviewClassifier classifier = ReviewClassifier.load(backend, file(trainer))) {
            return MadeUpReviews.texts().stream().map(classifier::classify).toList();
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".safetensors");
    }
}
