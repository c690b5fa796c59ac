package io.github.rnn4j.tasks.sentiment.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tasks.common.data.Parts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededFoldsTest {
    private static final List<LabelledRow> ROWS = rows();

    /** A hundred rows, 60 of one class, and a text that stands there twice. */
    private static List<LabelledRow> rows() {
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new LabelledRow("text " + i, i % 5 < 3 ? "good" : "bad", null, true, "f.tsv", i + 2));
        }
        rows.set(10, new LabelledRow("Text 5!", "good", null, true, "f.tsv", 12));
        return rows;
    }

    @Test
    void everyRowIsScoredOnceAndEachFoldHasTheClassesInProportion() {
        List<LabelledRow> scored = new ArrayList<>();
        for (Parts<LabelledRow> fold : new SeededFolds(5, 7).split(ROWS)) {
            assertThat(fold.train().size()
                            + fold.validation().size()
                            + fold.test().size())
                    .isEqualTo(100);
            assertThat(fold.test().size()).isBetween(19, 21);
            assertThat(fold.validation().size()).isBetween(13, 16);
            assertThat(fold.test().stream()
                            .filter(row -> row.label().equals("good"))
                            .count())
                    .isBetween(11L, 13L);
            scored.addAll(fold.test());
        }
        assertThat(scored).containsExactlyInAnyOrderElementsOf(ROWS);
    }

    @Test
    void equalTextsStandOnOneSide() {
        for (long seed = 1; seed <= 20; seed++) {
            for (Parts<LabelledRow> fold : new SeededFolds(4, seed).split(ROWS)) {
                for (List<LabelledRow> part : List.of(fold.train(), fold.validation(), fold.test())) {
                    assertThat(part.contains(ROWS.get(5))).isEqualTo(part.contains(ROWS.get(10)));
                }
            }
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(new SeededFolds(3, 1).split(ROWS)).isEqualTo(new SeededFolds(3, 1).split(ROWS));
        assertThat(new SeededFolds(3, 1).split(ROWS)).isNotEqualTo(new SeededFolds(3, 2).split(ROWS));
    }
}
