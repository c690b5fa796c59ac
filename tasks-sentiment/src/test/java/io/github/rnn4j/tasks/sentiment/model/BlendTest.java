package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlendTest {
    private static final TokenizedTexts TEXTS = texts();

    private static TokenizedTexts texts() {
        List<Review> reviews = new ArrayList<>();
        for (String thing : List.of("lamp", "chair", "book", "phone", "pen")) {
            reviews.add(new Review("awful " + thing, 0));
            reviews.add(new Review("wonderful " + thing, 1));
        }
        return TokenizedTexts.of(Language.EN, reviews);
    }

    @ParameterizedTest
    @EnumSource
    void theLogitsAreAWeightedSum(LinearFamily family) {
        LinearBaseline baseline = LinearBaseline.fit(family, Language.EN, TEXTS, TEXTS, 2);
        List<String> tokens = List.of("awful", "lamp");

        float[] logits = new Blend(baseline, 0.5, 3).logits(tokens, new float[] {1, -2});

        assertThat(logits[0]).isEqualTo(3);
        assertThat(logits[1]).isCloseTo(-6 + 0.5f * baseline.model().scores(tokens)[1], within(1e-5f));
    }

    @ParameterizedTest
    @EnumSource
    void howLoudTheNetworksAreDoesNotMatter(LinearFamily family) {
        LinearBaseline baseline = LinearBaseline.fit(family, Language.EN, TEXTS, TEXTS, 2);
        List<float[]> quiet = new ArrayList<>();
        List<float[]> loud = new ArrayList<>();
        for (int label : TEXTS.labels()) {
            float logit = label == 1 ? 0.4f : -0.3f;
            quiet.add(new float[] {0, logit});
            loud.add(new float[] {0, 20 * logit});
        }

        Blend one = Blend.fit(baseline, TEXTS, quiet);
        Blend other = Blend.fit(baseline, TEXTS, loud);

        assertThat(one.networkWeight()).isCloseTo(20 * other.networkWeight(), within(1e-4));
        assertThat(one.baselineWeight()).isEqualTo(other.baselineWeight());
        List<String> tokens = List.of("wonderful", "lamp");
        assertThat(one.logits(tokens, quiet.get(1))[1]).isCloseTo(other.logits(tokens, loud.get(1))[1], within(1e-4f));
    }
}
