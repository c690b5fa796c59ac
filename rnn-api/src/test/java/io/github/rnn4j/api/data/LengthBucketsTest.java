package io.github.rnn4j.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthBucketsTest {
    private final LengthBuckets buckets = new LengthBuckets(List.of(2, 5, 9));

    @ParameterizedTest
    @CsvSource({"0,0,2", "1,0,2", "2,0,2", "3,1,5", "5,1,5", "6,2,9", "9,2,9"})
    void aSequenceGoesIntoTheLeastBucketThatHoldsIt(int timeSteps, int bucket, int bound) {
        assertThat(buckets.bucket(timeSteps)).isEqualTo(bucket);
        assertThat(buckets.bound(timeSteps)).isEqualTo(bound);
    }

    @Test
    void aSequenceThatNoBucketHoldsIsRefused() {
        assertThatThrownBy(() -> buckets.bound(10))
                .isInstanceOf(RnnException.class)
                .hasMessage("buckets: expected a bound for 10 steps but got [2, 5, 9].");
        assertThatThrownBy(() -> LengthBuckets.NONE.bucket(1)).isInstanceOf(RnnException.class);
    }

    @Test
    void boundsThatDoNotAscendAreRefused() {
        for (List<Integer> bounds : List.of(List.of(0), List.of(3, 3), List.of(4, 2))) {
            assertThatThrownBy(() -> new LengthBuckets(bounds))
                    .isInstanceOf(RnnException.class)
                    .hasMessage("buckets: expected ascending bounds >= 1 but got " + bounds);
        }
    }
}
