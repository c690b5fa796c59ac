package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.LengthBuckets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochStepsTest {
    @Test
    void everyRowOfABatchIsPaddedToTheBoundOfItsBucket() {
        // Batches of two: (3, 3), then one of the three and one of the fives, (5, 5), and (9) with an empty row.
        int[] lengths = {3, 5, 3, 9, 5, 3, 5};
        LengthBuckets buckets = new LengthBuckets(List.of(3, 6, 9));

        EpochSteps steps = EpochSteps.of(lengths, 2, buckets, 1);

        assertThat(steps).isEqualTo(new EpochSteps(2 * (3 + 6 + 6 + 9), 2 * (3 + 6 + 6 + 9) - 33));
    }

    @Test
    void withoutBucketsLengthsAreRoundedUpAsTheTrainerDoes() {
        assertThat(EpochSteps.of(new int[] {33, 33, 33}, 2, LengthBuckets.NONE, 1))
                .isEqualTo(new EpochSteps(2 * 2 * 40, 2 * 2 * 40 - 99));
        assertThat(EpochSteps.of(new int[] {7}, 64, LengthBuckets.NONE, 1)).isEqualTo(new EpochSteps(8, 1));
    }
}
