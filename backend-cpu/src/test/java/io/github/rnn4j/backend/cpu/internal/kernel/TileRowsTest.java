package io.github.rnn4j.backend.cpu.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both divisions, of which the kernels of a machine use one. */
final class TileRowsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tilesTakeAllRowsButTheRest(boolean eight) {
        TileRows tiles = new TileRows(eight);
        Set<Integer> heights = eight ? Set.of(4, 7, 8) : Set.of(4, 5, 6);
        for (int rows = 0; rows < 200; rows++) {
            int rest = tiles.rest(rows);
            assertThat(rest).as("rest of %d", rows).isBetween(0, 3);
            int left = rows - rest;
            while (left > 0) {
                int next = tiles.next(left);
                assertThat(next).as("next of %d", left).isIn(heights);
                left -= next;
            }
            assertThat(left).as("left of %d", rows).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tilesOfFourAreLeftInTheEnd(boolean eight) {
        TileRows tiles = new TileRows(eight);
        for (int rows = 0; rows < 200; rows++) {
            int left = rows - tiles.rest(rows);
            while (left % 4 != 0) {
                left -= tiles.nextBeforeFours(left);
            }
            assertThat(left).as("left of %d", rows).isNotNegative();
        }
    }

    /** Rows go by way of scratch rows in runs of 32, or of 24 where tiles would leave some of those behind them over. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunOf32Or24LeavesNoneOver(boolean eight) {
        TileRows tiles = new TileRows(eight);
        for (int rows = 33; rows < 200; rows++) {
            if (tiles.rest(rows) == 0) {
                assertThat(tiles.rest(rows - 32) * tiles.rest(rows - 24))
                        .as("rest behind a run of %d", rows)
                        .isZero();
            }
        }
    }
}
