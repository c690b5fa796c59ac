package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.Calibration;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a trained model answers, out of which parts, and why. */
class ReviewAnswersTest extends OnMadeUpReviews {
    @Test
    void withoutAnAnchorTheNetworksAnswerAloneAndTheRowsAreTheSame() {
        TaskResult together = train(small(folder.resolve("together.safetensors"), true, 2, null));
        TaskResult alone = train(small(folder.resolve("alone.safetensors"), false, 2, null));
        ReviewModel one = ReviewModel.load(folder.resolve("together.safetensors"));
        ReviewModel other = ReviewModel.load(folder.resolve("alone.safetensors"));

        assertThat(alone.rows()).isEqualTo(together.rows());
        assertThat(alone.metrics()).isEqualTo(alone.rows().get("recurrent"));
        assertThat(together.metrics()).isEqualTo(together.rows().get("both"));
        assertThat(alone.model().frozenParameters()).isZero();
        assertThat(other.answeringBlend()).isEmpty();
        assertThat(other.recurrent()).isEqualTo(one.recurrent());
        assertThat(other.blend()).usingRecursiveComparison().isEqualTo(one.blend());
    }

    @Test
    void theNetworksDifferAndTheFirstIsThatOfATrainingOfOne() {
        TaskResult two = train(small(folder.resolve("two.safetensors"), true, 2, null));
        TaskResult one = train(small(folder.resolve("one.safetensors"), true, 1, null));
        List<SavedNetwork> networks =
                ReviewModel.load(folder.resolve("two.safetensors")).recurrent();

        assertThat(networks).hasSize(2).doesNotHaveDuplicates();
        assertThat(ReviewModel.load(folder.resolve("one.safetensors")).recurrent())
                .containsExactly(networks.get(0));
        assertThat(two.model().parameters()).isEqualTo(2 * one.model().parameters());
    }

    @Test
    void theAnswerIsTheWeightedSumOfAllLogits() {
        Path file = folder.resolve("model.safetensors");
        train(small(file, true, 2, null));
        ReviewModel model = ReviewModel.load(file);
        List<String> tokens = List.of("the", "lamp", "is", "dull");
        double expected = 0;
        for (SavedNetwork network : model.recurrent()) {
            float[] logits = NetworkOutputs.of(
                            backend, network, List.of(model.encoder().encode(tokens)))
                    .get(0);
            expected += model.answering().networkWeight() * (logits[1] - logits[0]) / 2;
        }
        expected += model.answering().baselineWeight()
                * model.baselines().get(0).model().scores(tokens)[1];

        try (ReviewClassifier classifier = new ReviewClassifier(backend, model)) {
            double p = classifier.classify("The lamp is dull").probabilities().getOrDefault("1", Double.NaN);
            assertThat(Math.log(p / (1 - p)))
                    .isCloseTo(expected / model.answering().temperature(), within(1e-5));
        }
    }

    @Test
    void theTemperatureStandsInTheModelAndInItsFigures() {
        TaskResult trained = train("model.safetensors", 7);
        Calibration calibration = Objects.requireNonNull(trained.calibration());
        ReviewEvaluation evaluation = new ReviewEvaluation(backend, folder.resolve("model.safetensors"));

        assertThat(calibration.temperature()).isPositive().isNotEqualTo(1);
        assertThat(ReviewModel.load(folder.resolve("model.safetensors"))
                        .answering()
                        .temperature())
                .isEqualTo(calibration.temperature());
        assertThat(evaluation.run(ReviewSource.of(data), Part.VALIDATION).calibration())
                .isEqualTo(calibration);
    }

    @Test
    void wordsThatMoveTheAnswerAddUpToIt() {
        train("model.safetensors", 7);
        try (ReviewClassifier classifier = ReviewClassifier.load(backend, folder.resolve("model.safetensors"))) {
            Explanation explanation = classifier.explain("the lamp is awful");

            assertThat(explanation.answer()).isEqualTo(classifier.classify("the lamp is awful"));
            assertThat(explanation.of()).isEqualTo("1");
            assertThat(explanation.contributions())
                    .extracting(Explanation.Contribution::word)
                    .containsExactly("the", "lamp", "is", "awful");
            Explanation.Contribution least = explanation.contributions().stream()
                    .min(Comparator.comparing(Explanation.Contribution::logOdds))
                    .orElseThrow();
            assertThat(least.word()).isEqualTo("awful");
            double sum = explanation.contributions().stream()
                    .mapToDouble(Explanation.Contribution::logOdds)
                    .sum();
            double p = explanation.answer().probabilities().getOrDefault("1", Double.NaN);
            assertThat(explanation.base() + sum).isCloseTo(Math.log(p / (1 - p)), within(1e-4));
            assertThat(classifier.explain("").contributions()).isEmpty();
        }
    }

    @Test
    void whatPullsAChineseAnswerDownAndUpIsShownWordByWord() throws IOException {
        Path shop = MadeUpReviews.writeShop(folder.resolve("shop.tsv"));
        // Texts that differ by a mark only are equal ones: there are few ways to say what is said here.
        train(ReviewTrainingOptions.of(ReviewSource.of(shop), 7, folder.resolve("zh.safetensors"))
                .accepting(LeakKind.SAME_TEXT, LeakKind.NEAR_DUPLICATE_TEXT));

        try (ReviewClassifier classifier = ReviewClassifier.load(backend, folder.resolve("zh.safetensors"))) {
            Explanation explanation = classifier.explain("昨天收到包裹，包装破损严重，但客服处理非常及时");

            assertThat(explanation.contributions())
                    .extracting(Explanation.Contribution::word)
                    .contains("破损", "及时");
            assertThat(moved(explanation, "破损")).isNegative();
            assertThat(moved(explanation, "及时")).isPositive();
        }
    }

    private static double moved(Explanation explanation, String word) {
        return explanation.contributions().stream()
                .filter(one -> one.word().equals(word))
                .mapToDouble(Explanation.Contribution::logOdds)
                .sum();
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
}
