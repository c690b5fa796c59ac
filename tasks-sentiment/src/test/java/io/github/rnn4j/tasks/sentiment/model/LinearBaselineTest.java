package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearBaselineTest {
    private static final List<String> THINGS = List.of("phone", "soup", "film", "shirt", "kettle", "book");

    @Test
    void itLearnsWordsThatTellClassesApart() {
        NgramLogisticRegression model = fit(2).model();

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

        NgramLogisticRegression model =
                LinearBaseline.fit(Language.EN, texts, texts, 2).model();

        assertThat(reviews).allMatch(review -> model.classify(review.text()) == review.label());
    }

    @Test
    void itLearnsThreeClassesOneAgainstTheRest() {
        NgramLogisticRegression model = fit(3).model();

        assertThat(model.weights()).hasDimensions(3, model.features().size());
        assertThat(model.classify("a middling lamp")).isEqualTo(2);
        assertThat(model.classify("a wonderful lamp")).isEqualTo(1);
        assertThat(model.classify("an awful lamp")).isEqualTo(0);
    }

    @Test
    void equalTextsGiveEqualWeights() {
        LinearBaseline first = fit(2);
        LinearBaseline second = fit(2);

        assertThat(first.cost()).isEqualTo(second.cost());
        assertThat(first.model().weights()).isDeepEqualTo(second.model().weights());
        assertThat(first.model().biases()).isEqualTo(second.model().biases());
    }

    @Test
    void aTextWithoutKnownFeaturesGetsAnAnswer() {
        assertThat(fit(2).model().classify("")).isBetween(0, 1);
        assertThat(fit(2).model().classify("完全不同")).isBetween(0, 1);
    }

    @Test
    void weightsThatDoNotGoWithTheFeaturesAreRefused() {
        Vocabulary features = new Vocabulary(List.of(List.of("a")));

        assertThatThrownBy(() -> new NgramLogisticRegression(Language.EN, features, new float[2][3], new float[2]))
                .hasMessage("weights: expected [outputs, 3] and [outputs] with one output, or three or more,"
                        + " but got 2 and 2");
    }

    private static LinearBaseline fit(int classes) {
        List<String> words = List.of("awful", "wonderful", "middling");
        List<Review> reviews = new ArrayList<>();
        for (String thing : THINGS) {
            for (int label = 0; label < classes; label++) {
                reviews.add(new Review("this " + thing + " is " + words.get(label), label));
            }
        }
        TokenizedTexts texts = TokenizedTexts.of(Language.EN, reviews);
        return LinearBaseline.fit(Language.EN, texts, texts, classes);
    }
}
