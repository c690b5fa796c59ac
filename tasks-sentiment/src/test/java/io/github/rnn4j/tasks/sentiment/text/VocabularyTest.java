package io.github.rnn4j.tasks.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final List<List<String>> TEXTS =
            List.of(List.of("b", "a", "c"), List.of("b", "d", "a"), List.of("b"));

    @Test
    void frequentEntriesComeFirstAndEquallyFrequentOnesInTheOrderOfText() {
        Vocabulary vocabulary = Vocabulary.build(TEXTS, new VocabularySettings(1, 1, 10));

        assertThat(vocabulary.entries(0)).containsExactly("b", "a", "c", "d");
        assertThat(vocabulary.unknown(0)).isEqualTo(1);
        assertThat(vocabulary.id(0, "b")).isEqualTo(2);
        assertThat(vocabulary.id(0, "d")).isEqualTo(5);
        assertThat(vocabulary.size()).isEqualTo(6);
    }

    @Test
    void pairsHaveIdentifiersAndAnUnknownOneOfTheirOwn() {
        Vocabulary vocabulary = Vocabulary.build(TEXTS, new VocabularySettings(2, 2, 10));

        assertThat(vocabulary.entries(0)).containsExactly("b", "a");
        assertThat(vocabulary.entries(1)).containsExactly(" b");
        assertThat(vocabulary.unknown(1)).isEqualTo(4);
        assertThat(vocabulary.id(1, Ngrams.entry(List.of("b", "a"), 0, 1))).isEqualTo(5);
        assertThat(vocabulary.id(1, Ngrams.entry(List.of("b", "a"), 1, 1))).isEqualTo(4);
        assertThat(vocabulary.size()).isEqualTo(6);
    }

    @Test
    void rareEntriesAndThoseBeyondTheMaximumAreUnknown() {
        Vocabulary vocabulary = Vocabulary.build(TEXTS, new VocabularySettings(1, 2, 1));

        assertThat(vocabulary.entries(0)).containsExactly("b");
        assertThat(vocabulary.id(0, "a")).isEqualTo(vocabulary.unknown(0));
    }

    @Test
    void anEntryThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> new Vocabulary(List.of(List.of("a", "a"))))
                .isInstanceOf(RnnException.class)
                .hasMessage("vocabulary: expected each entry once but got 'a' twice (view 0)");
    }

    @Test
    void aTextBecomesItsIdentifiersViewByView() {
        Vocabulary vocabulary = new Vocabulary(List.of(List.of("好"), List.of("很 好")));
        TextEncoder encoder = new TextEncoder(Language.ZH, vocabulary, 10);

        assertThat(encoder.encode("很好")).isEqualTo(new Steps.Ids(2, new int[] {1, 3, 2, 4}));
    }

    @Test
    void aTextWithoutTokensIsOneUnknownStep() {
        Vocabulary vocabulary = new Vocabulary(List.of(List.of("好"), List.of()));

        assertThat(new TextEncoder(Language.ZH, vocabulary, 10).encode(" "))
                .isEqualTo(new Steps.Ids(2, new int[] {1, 3}));
    }

    @Test
    void aLongTextKeepsItsBeginning() {
        Vocabulary vocabulary = new Vocabulary(List.of(List.of("a", "b", "c")));

        assertThat(new TextEncoder(Language.EN, vocabulary, 2).encode("a b c"))
                .isEqualTo(new Steps.Ids(1, new int[] {2, 3}));
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new VocabularySettings(4, 1, 1))
                .hasMessage("vocabulary.views: expected 1 to 3 but got 4");
        assertThatThrownBy(() -> new VocabularySettings(1, 0, 1))
                .hasMessage("vocabulary.minimumCount: expected >= 1 but got 0");
    }
}
