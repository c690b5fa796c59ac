package io.github.rnn4j.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistinctIdsTest {
    @Test
    void eachIdentifierComesOnceAscendingAndWithoutNothing() {
        DistinctIds distinct = new DistinctIds(8);

        assertThat(collected(distinct, 5, 0, 7, 5, 1, 0)).containsExactly(1, 5, 7);
    }

    @Test
    void batchesLeaveNothingToTheNext() {
        DistinctIds distinct = new DistinctIds(4);

        assertThat(collected(distinct, 3, 1, 2)).containsExactly(1, 2, 3);
        assertThat(collected(distinct)).isEmpty();
        assertThat(collected(distinct, 0, 0)).isEmpty();
        assertThat(collected(distinct, 3, 3)).containsExactly(3);
    }

    private static int[] collected(DistinctIds distinct, int... batch) {
        distinct.collect(batch);
        return Arrays.copyOf(distinct.sorted(), distinct.count());
    }
}
