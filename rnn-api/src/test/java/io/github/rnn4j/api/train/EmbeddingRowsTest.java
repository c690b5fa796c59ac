package io.github.rnn4j.api.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import org.junit.jupiter.api.Test;

class EmbeddingRowsTest {
    @Test
    void onlyFrozenRowsAreCounted() {
        int[] ids = {1, 3};
        float[][] vectors = {{1, 2, 3}, {4, 5, 6}};

        assertThat(new EmbeddingRows(ids, vectors, true).frozenCount()).isEqualTo(6);
        assertThat(new EmbeddingRows(ids, vectors, false).frozenCount()).isZero();
        assertThat(new EmbeddingRows(ids, vectors, false).value(1, 2)).isEqualTo(6);
    }

    @Test
    void numbersAndVectorsGoTogether() {
        refused(new int[0], new float[0][], "one vector for each of some rows but got 0 for 0 rows.");
        refused(new int[] {1, 2}, new float[][] {{1}}, "one vector for each of some rows but got 1 for 2 rows.");
        refused(new int[] {0}, new float[][] {{1}}, "ascending numbers above 0 but got 0 (place 0).");
        refused(new int[] {2, 2}, new float[][] {{1}, {1}}, "ascending numbers above 0 but got 2 (place 1).");
        refused(new int[] {1, 2}, new float[][] {{1}, {1, 2}}, "vectors of one length but got 2 numbers (row 2).");
        refused(new int[] {1}, new float[][] {{}}, "vectors of one length but got 0 numbers (row 1).");
        refused(new int[] {1}, new float[][] {{Float.NaN}}, "finite numbers but got NaN (row 1).");
    }

    private static void refused(int[] ids, float[][] vectors, String rest) {
        assertThatThrownBy(() -> new EmbeddingRows(ids, vectors, false))
                .isInstanceOf(RnnException.class)
                .hasMessage("embeddingRows: expected " + rest);
    }
}
