package io.github.rnn4j.tasks.sentiment.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.sentiment.data.PlacedText;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.LinearFamily;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.Language;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextLeaksTest {
    private static final String PLANTED = "The kettle boils in a minute and never leaks.";

    /** Texts of seven made-up words each, no two alike. */
    private static List<PlacedText> texts(String file, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PlacedText> texts = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 7; word++) {
                text.append(Long.toString(random.nextLong(100_000, 10_000_000), 36))
                        .append(' ');
            }
            texts.add(new PlacedText(text.toString(), file, row + 2));
        }
        return texts;
    }

    private static List<PlacedText> with(List<PlacedText> texts, int row, String text) {
        List<PlacedText> changed = new ArrayList<>(texts);
        changed.set(
                row, new PlacedText(text, texts.get(row).file(), texts.get(row).line()));
        return changed;
    }

    private static Parts<PlacedText> planted(String validation, String test) {
        return new Parts<>(
                with(texts("a.tsv", 300, 1), 7, PLANTED),
                with(texts("b.tsv", 60, 2), 3, validation),
                with(texts("c.tsv", 60, 3), 5, test));
    }

    @Test
    void differentTextsAreNoLeak() {
        TextLeaks leaks = TextLeaks.find(planted("one of its own", "and another"));

        assertThat(leaks.found()).isEmpty();
        assertThat(leaks.validationCopies().isEmpty()).isTrue();
    }

    @Test
    void anEqualTextIsFoundWhateverItsDressAndAHandfulIsAWarning() {
        TextLeaks leaks = TextLeaks.find(planted("the KETTLE boils in a minute — and never leaks!!", "and another"));

        assertThat(leaks.found())
                .containsExactly(Leak.of(
                        LeakLevel.WARN,
                        LeakKind.SAME_TEXT,
                        1,
                        "1 validation and test rows equal the text of a training row, such as b.tsv line 5 and a.tsv line"
                                + " 9"));
        assertThat(leaks.validationCopies()).isEqualTo(bits(3));
    }

    @Test
    void anAlmostEqualTextIsFound() {
        TextLeaks leaks =
                TextLeaks.find(planted("one of its own", "The kettle boils in a minute and it never leaks at all."));

        assertThat(leaks.found()).singleElement().satisfies(leak -> {
            assertThat(leak.kind()).isEqualTo(LeakKind.NEAR_DUPLICATE_TEXT);
            assertThat(leak.count()).isEqualTo(1);
            assertThat(leak.message()).endsWith("such as c.tsv line 7 and a.tsv line 9");
        });
        assertThat(leaks.validationCopies().isEmpty()).isTrue();
    }

    @Test
    void moreThanATenthOfEqualTextsIsRefused() {
        List<PlacedText> train = texts("a.tsv", 300, 1);
        List<PlacedText> validation = new ArrayList<>(texts("b.tsv", 80, 2));
        validation.addAll(train.subList(0, 20));

        TextLeaks leaks = TextLeaks.find(new Parts<>(train, validation, List.of()));

        assertThat(leaks.found()).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE);
            assertThat(leak.kind()).isEqualTo(LeakKind.SAME_TEXT);
            assertThat(leak.count()).isEqualTo(20);
        });
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    /** The rare shingles that are looked up must not miss a text that all pairs would show. */
    @Test
    void nearDuplicatesAreThoseThatAllPairsShow() {
        SplittableRandom random = new SplittableRandom(9);
        List<String> known = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (int text = 0; text < 300; text++) {
            StringBuilder key = new StringBuilder();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                key.append((char) ('a' + random.nextInt(3)));
            }
            known.add(key.toString());
            key.setCharAt(random.nextInt(key.length()), 'x');
            asked.add(key.append("y".repeat(random.nextInt(3))).toString());
        }
        NearDuplicates duplicates = new NearDuplicates(known);
        int near = 0;
        for (String key : asked) {
            boolean shown = known.stream().anyMatch(other -> resemblance(key, other) >= 0.7);
            assertThat(duplicates.find(key).isPresent()).as(key).isEqualTo(shown);
            near += shown ? 1 : 0;
        }
        assertThat(near).isBetween(30, 270);
    }

    private static double resemblance(String a, String b) {
        Set<String> shared = shingles(a);
        Set<String> all = shingles(b);
        shared.retainAll(all);
        all.addAll(shingles(a));
        return (double) shared.size() / all.size();
    }

    private static Set<String> shingles(String key) {
        Set<String> shingles = new HashSet<>();
        int width = Math.min(3, key.length());
        for (int i = 0; i + width <= key.length(); i++) {
            shingles.add(key.substring(i, i + width));
        }
        return shingles;
    }

    @Test
    void aTokenOfOneClassAloneIsTold() {
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            reviews.add(new Review(String.format(Locale.ROOT, "word%d thing%d", i % 7, i % 3), i % 2));
        }
        assertThat(TellingTokens.find(TokenizedTexts.of(Language.EN, reviews), 2))
                .isEmpty();

        reviews.replaceAll(
                review -> new Review(review.text() + (review.label() == 1 ? " fivestars" : ""), review.label()));
        assertThat(TellingTokens.find(TokenizedTexts.of(Language.EN, reviews), 2))
                .hasValueSatisfying(leak -> {
                    assertThat(leak.level()).isEqualTo(LeakLevel.WARN);
                    assertThat(leak.kind()).isEqualTo(LeakKind.DETERMINING_FEATURE);
                    assertThat(leak.message()).startsWith("'fivestars' stands in nearly all");
                });
    }

    @Test
    void copiesAreLeftOutOfTheHonestFigure() {
        List<Review> train = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            train.add(new Review((i % 2 == 0 ? "dull" : "lovely") + " thing" + i % 10, i % 2));
        }
        // Two that the baseline gets right, both copies, and two that it gets wrong.
        List<Review> validation =
                List.of(train.get(0), train.get(1), new Review("lovely soup", 0), new Review("dull soup", 1));
        TokenizedTexts learned = TokenizedTexts.of(Language.EN, train);
        LinearBaseline linear =
                LinearBaseline.fit(LinearFamily.NB_LOGISTIC_REGRESSION, Language.EN, learned, learned, 2);

        InflatedFigures figures =
                InflatedReviews.estimate(linear, validation, bits(0, 1), 2).orElseThrow();

        assertThat(figures.baselines()).singleElement().satisfies(figure -> {
            assertThat(figure.honest()).containsEntry("accuracy", 0.0);
            assertThat(figure.inflated()).containsEntry("accuracy", 0.5);
        });
        assertThat(InflatedReviews.estimate(linear, validation, new BitSet(), 2))
                .isEmpty();
        assertThat(InflatedReviews.estimate(linear, validation, bits(1, 3), 2)).isEmpty();
    }
}
