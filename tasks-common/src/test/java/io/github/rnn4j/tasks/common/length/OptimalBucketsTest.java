package io.github.rnn4j.tasks.common.length;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalBucketsTest {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void noOtherBucketsPadLess(int most) {
        for (int draw = 0; draw < 60; draw++) {
            int[] lengths = lengths(draw);

            LengthBuckets buckets = OptimalBuckets.of(lengths, most, NO_LIMIT);

            int[] values = Arrays.stream(lengths).sorted().distinct().toArray();
            assertThat(buckets.size()).isEqualTo(Math.min(most, values.length));
            assertThat(padding(lengths, buckets))
                    .as(Arrays.toString(lengths))
                    .isEqualTo(leastPadding(lengths, values, most));
        }
    }

    /** Few short lengths and some long ones, as texts have. */
    private static int[] lengths(int draw) {
        RandomStream numbers = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, draw));
        int most = 3 + numbers.nextInt(30);
        return IntStream.range(0, 1 + numbers.nextInt(25))
                .map(i -> 1 + numbers.nextInt(1 + numbers.nextInt(most)))
                .toArray();
    }

    private static long padding(int[] lengths, LengthBuckets buckets) {
        return Arrays.stream(lengths)
                .mapToLong(length -> buckets.bound(length) - length)
                .sum();
    }

    /** Tries every subset of the lengths as bounds. */
    private static long leastPadding(int[] lengths, int[] values, int most) {
        long least = Long.MAX_VALUE;
        for (int subset = 0; subset < 1 << (values.length - 1); subset++) {
            List<Integer> bounds = new ArrayList<>();
            for (int i = 0; i < values.length - 1; i++) {
                if ((subset >> i & 1) == 1) {
                    bounds.add(values[i]);
                }
            }
            bounds.add(values[values.length - 1]);
            if (bounds.size() <= most) {
                least = Math.min(least, padding(lengths, new LengthBuckets(bounds)));
            }
        }
        return least;
    }

    @Test
    void thereAreAsManyBucketsAsTheirStepsAllow() {
        int[] lengths = {1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(OptimalBuckets.of(lengths, 8, 36).bounds()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(OptimalBuckets.of(lengths, 8, 35).size()).isEqualTo(7);
        assertThat(OptimalBuckets.of(lengths, 8, 12).bounds()).containsExactly(4, 8);
        assertThat(OptimalBuckets.of(lengths, 8, 3).bounds()).containsExactly(8);
    }
}
