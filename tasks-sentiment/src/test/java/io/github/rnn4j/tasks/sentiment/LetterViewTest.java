package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.text.Letters;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** English read by characters. */
class LetterViewTest {
    @TempDir
    private Path folder;

    @Test
    void aStepIsACharacterAndAnAnswerIsStillExplainedWordByWord() throws IOException {
        ReviewSource source = ReviewSource.of(MadeUpReviews.write(folder.resolve("en.tsv")));
        Path model = folder.resolve("en.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            TaskResult trained = new ReviewTraining(
                            backend,
                            ReviewTrainingOptions.of(source, 7, model)
                                    .withInputs(new ReviewInputs(TokenKind.CHARACTERS, null, null)),
                            ReviewListener.NONE,
                            () -> false)
                    .run()
                    .orElseThrow();

            assertThat(trained.data().language()).isEqualTo("en");
            assertThat(trained.data().view()).isEqualTo("characters");
            assertThat(trained.metrics().get("f1")).isGreaterThan(0.9);
            ReviewModel read = ReviewModel.load(model);
            assertThat(read.encoder().reading()).isEqualTo(Letters.EN);
            assertThat(read.encoder().vocabulary().views()).isEqualTo(2);
            assertThat(new ReviewEvaluation(backend, model)
                            .run(source, Part.VALIDATION)
                            .metrics())
                    .isEqualTo(trained.metrics());
            try (ReviewClassifier classifier = new ReviewClassifier(backend, read)) {
                Explanation explanation = classifier.explain("The  lamp is awful");

                assertThat(explanation.contributions())
                        .extracting(Explanation.Contribution::word)
                        .containsExactly("the", "lamp", "is", "awful");
                assertThat(explanation.contributions().get(3).logOdds()).isNegative();
                double sum = explanation.contributions().stream()
                        .mapToDouble(Explanation.Contribution::logOdds)
                        .sum();
                double p = explanation.answer().probabilities().getOrDefault("1", Double.NaN);
                assertThat(explanation.base() + sum).isCloseTo(Math.log(p / (1 - p)), within(1e-4));
            }
        }
    }
}
