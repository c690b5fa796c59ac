package io.github.rnn4j.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.spec.CellSpec;
import org.junit.jupiter.api.Test;

class StateSharesTest {
    @Test
    void statesNearTheBoundsOfATanhAreCounted() {
        StateShares shares = shares(CellSpec.RNN);

        assertThat(shares.saturatedShare()).isEqualTo(2 / 6.0);
        assertThat(shares.deadShare()).isNaN();
    }

    @Test
    void unitsThatAreAlwaysZeroAreCountedWherePaddingDoesNotMatter() {
        StateShares shares = shares(CellSpec.RNN_RELU);

        assertThat(shares.deadShare()).isEqualTo(0.5);
        assertThat(shares.saturatedShare()).isNaN();
    }

    @Test
    void ofOtherCellsNothingIsSaid() {
        StateShares shares = shares(CellSpec.MINGRU);

        assertThat(shares.areWanted()).isFalse();
        assertThat(shares.saturatedShare()).isNaN();
        assertThat(shares.deadShare()).isNaN();
    }

    /** Two sequences of two steps and one, two units, of which the second is 0 but in padding. */
    private static StateShares shares(String cell) {
        StateShares shares = new StateShares(CellSpec.of(cell), new int[] {2, 1});
        shares.add(0, new double[] {0.5, 0, 0.995, 0}, 2);
        shares.add(1, new double[] {-1, 0, 7, 7}, 2);
        return shares;
    }
}
