package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.evaluation.CrossValidation;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewCrossValidationTest extends OnMadeUpReviews {
    private static final List<String> CLASSES = List.of("0", "1");

    @Test
    void allRowsOfAllPartsAreScoredInEachRepeat() {
        List<ReviewEvent.FoldScored> heard = new ArrayList<>();

        CrossValidation result = new ReviewCrossValidation(
                        backend,
                        options(),
                        new Folds(4, 2),
                        event -> heard.add((ReviewEvent.FoldScored) event),
                        () -> false)
                .run(CLASSES)
                .orElseThrow();

        assertThat(result.folds()).isEqualTo(4);
        assertThat(result.repeats()).isEqualTo(2);
        assertThat(result.examples())
                .as("96 for training, 32 for validation and 32 for test")
                .isEqualTo(160);
        assertThat(heard).extracting(ReviewEvent.FoldScored::fold).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(result.rows()).containsOnlyKeys("baseline", "recurrent", "both");
        assertThat(result.rows()).containsEntry("both", result.metrics());
        assertThat(result.baselines())
                .extracting(NamedMetrics::name)
                .containsExactly("nb-logistic-regression", "pooling-alone", "tfidf-svm");
        assertThat(result.metrics().get("f1")).isGreaterThan(0.8);
        assertThat(result.comparison().test()).isEqualTo("corrected resampled t-test");
        assertThat(folder).as("nothing is written").isDirectoryNotContaining("glob:**.safetensors");
    }

    @Test
    void equalSeedsGiveEqualFigures() {
        assertThat(run(new Folds(2, 1))).isEqualTo(run(new Folds(2, 1)));
    }

    @Test
    void whoStopsGetsNothing() {
        assertThat(new ReviewCrossValidation(backend, options(), new Folds(2, 1), ReviewListener.NONE, () -> true)
                        .run(CLASSES))
                .isEmpty();
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Folds(1, 1)).hasMessage("--folds: expected 2 or more but got 1.");
        assertThatThrownBy(() -> new Folds(2, 0)).hasMessage("--repeats: expected 1 or more but got 0.");
        assertThatThrownBy(() -> run(new Folds(500, 1)))
                .hasMessageContaining("expected rows to choose by and to score in each of 500 folds but got train ")
                .hasMessageEndingWith("Ask for fewer folds (--folds).");
        assertThatThrownBy(() -> crossValidation(new Folds(500, 1)).check())
                .hasMessageEndingWith("Ask for fewer folds (--folds).");
        crossValidation(new Folds(4, 2)).check();
    }

    private CrossValidation run(Folds folds) {
        return crossValidation(folds).run(CLASSES).orElseThrow();
    }

    private ReviewCrossValidation crossValidation(Folds folds) {
        return new ReviewCrossValidation(backend, options(), folds, ReviewListener.NONE, () -> false);
    }

    private ReviewTrainingOptions options() {
        TrainingSpec training =
                ReviewTrainingOptions.training(5, 7).withBatchSize(16).withEpochs(4, 4);
        return new ReviewTrainingOptions(
                ReviewSource.of(data),
                null,
                new ReviewNetworkSpec(8, List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 8)), PoolingKind.MAX),
                training,
                true,
                1,
                folder.resolve("model.safetensors"),
                Set.of(),
                null);
    }
}
