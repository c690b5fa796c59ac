package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ShardSharesTest {
    private static final int STEPS = 10;
    private static final int CALLS = 60;

    private long now;
    private final ShardShares shares = new ShardShares(2, () -> now);
    private final SequencePacking packing = new SequencePacking();

    /** Goes through a call by threads that take so long for a row. */
    private void call(int batch, long... nanosOfARow) {
        packing.set(STEPS, batch, null);
        shares.set(nanosOfARow.length);
        packing.split(shares);
        for (int shard = 0; shard < nanosOfARow.length; shard++) {
            now = 1_000_000;
            shares.begin(shard);
            now += packing.rows(shard) * nanosOfARow[shard];
            shares.end(shard);
        }
        shares.adjust(packing);
    }

    private void calls(int batch, long... nanosOfARow) {
        for (int i = 0; i < CALLS; i++) {
            call(batch, nanosOfARow);
        }
    }

    @Test
    void shardsBeginWithEqualShares() {
        shares.set(2);

        assertThat(shares.count()).isEqualTo(2);
        assertThat(shares.share(0)).isEqualTo(0.5);
        assertThat(shares.share(1)).isEqualTo(0.5);
    }

    @Test
    void whoIsTwiceAsQuickGetsTwiceAsMuch() {
        calls(240, 100, 200);

        assertThat(shares.share(0)).isCloseTo(2.0 / 3, within(0.001));
        assertThat(shares.share(0) + shares.share(1)).isCloseTo(1, within(1e-12));
        assertThat(packing.rows(0)).isEqualTo(160 * STEPS);
    }

    @Test
    void sharesComeBackWhenTheNeighbourIsGone() {
        calls(240, 100, 200);
        calls(240, 100, 100);

        assertThat(shares.share(0)).isCloseTo(0.5, within(0.001));
    }

    @Test
    void aSingleDelayMovesLittle() {
        shares.set(2);
        call(240, 100, 10_000);

        assertThat(shares.share(1)).isBetween(0.375, 0.45);
    }

    /** With tiles for two shards only, a slow one would have none for good. */
    @Test
    void aShardWithoutRowsGetsSomeAgain() {
        calls(8, 100, 1_000);
        boolean again = false;
        for (int i = 0; i < CALLS && !again; i++) {
            call(8, 100, 100);
            again = packing.rows(1) > 0;
        }
        assertThat(again).isTrue();
        calls(8, 100, 100);

        assertThat(packing.rows(1)).isEqualTo(packing.rows(0));
    }

    @Test
    void moreShardsThanThreadsStayEqual() {
        calls(240, 100, 200, 300);

        assertThat(new double[] {shares.share(0), shares.share(1), shares.share(2)})
                .containsOnly(1.0 / 3);
    }

    @Test
    void anotherNumberOfShardsBeginsAnew() {
        calls(240, 100, 200);
        shares.set(1);
        assertThat(shares.share(0)).isEqualTo(1);
        shares.set(2);

        assertThat(shares.share(0)).isEqualTo(0.5);
    }

    /** Lengths, those of 0 among them: every sequence is in one shard, and rows are divided as the shares say. */
    @Test
    void sequencesOfSeveralLengthsAreDividedByTheirRows() {
        calls(240, 100, 300);
        int[] lengths = new int[61];
        Arrays.setAll(lengths, i -> i * 7 % (STEPS + 1));
        packing.set(STEPS, lengths.length, lengths);
        packing.split(shares);

        assertThat(packing.places(0) + packing.places(1)).isEqualTo(lengths.length);
        assertThat(packing.rows(0) + packing.rows(1)).isEqualTo(packing.rows());
        assertThat(packing.rows(0) / (double) packing.rows()).isCloseTo(0.75, within(0.07));
        int rows = 0;
        for (int t = 0; t < packing.steps(); t++) {
            assertThat(packing.end(0, t)).isEqualTo(packing.begin(1, t));
            rows += packing.end(1, t) - packing.begin(1, t);
        }
        assertThat(rows).isEqualTo(packing.rows(1));
    }
}
