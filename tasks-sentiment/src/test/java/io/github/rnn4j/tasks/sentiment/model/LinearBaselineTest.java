package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearBaselineTest {
    private static final List<String> THINGS = List.of("phone", "soup", "film", "shirt", "kettle", "book");

    @Test
    void itLearnsWordsThatTellClassesApart() {
        LinearModel model = fit(LinearFamily.NB_LOGISTIC_REGRESSION, 2).model();

        assertThat(model.classify("a wonderful lamp")).isEqualTo(1);
        assertThat(model.classify("an awful lamp")).isEqualTo(0);
    }

    @Test
    void itLearnsPairsWhereWordsAloneSayNothing() {
        List<Review> reviews = new ArrayList<>();
        for (String thing : THINGS) {
            reviews.add(new Review(thing + " not good at all", 0));
            reviews.add(new Review(thing + " good not bad at all", 1));
            reviews.add(new Review(thing + " bad at all", 0));
            reviews.add(new Review(thing + " bad no good at all", 1));
        }
        TokenizedTexts texts = TokenizedTexts.of(Language.EN, reviews);

        LinearModel model = LinearBaseline.fit(LinearFamily.NB_LOGISTIC_REGRESSION, Language.EN, texts, texts, 2)
                .model();

        assertThat(reviews).allMatch(review -> model.classify(review.text()) == review.label());
    }

    @Test
    void itLearnsThreeClassesOneAgainstTheRest() {
        LinearModel model = fit(LinearFamily.NB_LOGISTIC_REGRESSION, 3).model();

        assertThat(((NgramLogisticRegression) model).weights())
                .hasDimensions(3, model.features().size());
        assertThat(model.classify("a middling lamp")).isEqualTo(2);
        assertThat(model.classify("a wonderful lamp")).isEqualTo(1);
        assertThat(model.classify("an awful lamp")).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource
    void equalTextsGiveEqualScores(LinearFamily family) {
        LinearBaseline first = fit(family, 3);
        LinearBaseline second = fit(family, 3);
        List<String> tokens = List.of("this", "awful", "book");

        assertThat(first.cost()).isEqualTo(second.cost());
        assertThat(first.model().scores(tokens)).isEqualTo(second.model().scores(tokens));
    }

    @ParameterizedTest
    @EnumSource
    void everyFamilyTellsClassesApartAndAnswersForAnyText(LinearFamily family) {
        for (int classes : List.of(2, 3)) {
            LinearModel model = fit(family, classes).model();

            assertThat(model.classify("this lamp is wonderful")).isEqualTo(1);
            assertThat(model.classify("this lamp is awful")).isEqualTo(0);
            assertThat(model.classify("")).isBetween(0, classes - 1);
            assertThat(model.classify("完全不同")).isBetween(0, classes - 1);
        }
    }

    @Test
    void aTextHasLengthOneWhateverStandsInItTwice() {
        TfidfVector vector = TfidfVector.of(new int[] {1, 4, 4}, new float[] {9, 3, 9, 9, 2});

        double repeated = (1 + Math.log(2)) * 2;
        double length = Math.hypot(3, repeated);
        assertThat(vector.features()).containsExactly(1, 4);
        assertThat(vector.values()[0]).isCloseTo(3 / length, within(1e-12));
        assertThat(vector.values()[1]).isCloseTo(repeated / length, within(1e-12));
    }

    @Test
    void whatStandsInFewTextsCountsMore() {
        float[] idf = TfidfVector.idf(new int[][] {{1, 1, 2}, {1}, {1}}, 3);

        assertThat(idf[1]).isEqualTo(1);
        assertThat(idf[2]).isCloseTo((float) (Math.log(2) + 1), within(1e-6f));
    }

    @Test
    void weightsThatDoNotGoWithTheFeaturesAreRefused() {
        Vocabulary features = new Vocabulary(List.of(List.of("a")));

        assertThatThrownBy(() -> new NgramLogisticRegression(Language.EN, features, new float[2][3], new float[2]))
                .hasMessage("weights: expected [outputs, 3] and [outputs] with one output, or three or more,"
                        + " but got 2 and 2");
    }

    private static LinearBaseline fit(LinearFamily family, int classes) {
        List<String> words = List.of("awful", "wonderful", "middling");
        List<Review> reviews = new ArrayList<>();
        for (String thing : THINGS) {
            for (int label = 0; label < classes; label++) {
                reviews.add(new Review("this " + thing + " is " + words.get(label), label));
            }
        }
        TokenizedTexts texts = TokenizedTexts.of(Language.EN, reviews);
        return LinearBaseline.fit(family, Language.EN, texts, texts, classes);
    }
}
