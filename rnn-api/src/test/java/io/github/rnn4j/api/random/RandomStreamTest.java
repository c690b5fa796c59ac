package io.github.rnn4j.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final RandomKey KEY = new RandomKey(7, Purpose.TESTING, 3, 5);

    @Test
    void theFirstWordsAreThoseOfTheCounter() {
        int[] block = {0, 6 << 24 | 3, 5, 0};
        Philox.apply(block, 7);
        int[] next = {1, 6 << 24 | 3, 5, 0};
        Philox.apply(next, 7);
        RandomStream stream = new RandomStream(KEY);
        assertThat(words(stream, 5)).containsExactly(block[0], block[1], block[2], block[3], next[0]);
    }

    @Test
    void equalKeysGiveEqualNumbersAndOthersDoNot() {
        int[] first = words(new RandomStream(KEY), 8);
        assertThat(words(new RandomStream(new RandomKey(7, Purpose.TESTING, 3, 5)), 8))
                .containsExactly(first);
        Set<Integer> seen = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            for (int layer : new int[] {0, 1, (1 << 24) - 1}) {
                for (long step : new long[] {0, 1, 1L << 32}) {
                    for (long seed : new long[] {0, 1, 1L << 32}) {
                        seen.add(new RandomStream(new RandomKey(seed, purpose, layer, step)).nextBits());
                    }
                }
            }
        }
        assertThat(seen).as("first words of 189 keys").hasSize(Purpose.values().length * 27);
    }

    @Test
    void purposesKeepTheirNumbers() {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::number)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void uniformNumbersHaveTheirMeanAndStayInRange() {
        RandomStream stream = new RandomStream(KEY);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double drawn = stream.nextDouble();
            assertThat(drawn).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += drawn;
        }
        assertThat(sum / 100_000).isBetween(0.497, 0.503);
    }

    @Test
    void gaussianNumbersHaveMeanZeroAndVarianceOne() {
        RandomStream stream = new RandomStream(KEY);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double drawn = stream.nextGaussian();
            sum += drawn;
            squares += drawn * drawn;
        }
        assertThat(sum / 100_000).isBetween(-0.015, 0.015);
        assertThat(squares / 100_000).isBetween(0.98, 1.02);
    }

    @Test
    void wholeNumbersAreEvenlySpread() {
        RandomStream stream = new RandomStream(KEY);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[stream.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThat(stream.nextInt(1)).isZero();
        assertThatThrownBy(() -> stream.nextInt(0))
                .hasMessage("bound: expected > 0 but got 0")
                .extracting(thrown -> ((RnnException) thrown).code())
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void aShuffleIsARepeatablePermutation() {
        int[] first = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        int[] second = first.clone();
        new RandomStream(KEY).shuffle(first);
        new RandomStream(KEY).shuffle(second);
        assertThat(first)
                .containsExactly(second)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .isNotEqualTo(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }

    @Test
    void aLayerBeyondItsBitsIsRefused() {
        assertThatThrownBy(() -> new RandomKey(0, Purpose.TESTING, 1 << 24, 0))
                .hasMessage("layer: expected 0 to 16777215 but got 16777216");
        assertThatThrownBy(() -> new RandomKey(0, Purpose.TESTING, -1, 0)).isInstanceOf(RnnException.class);
    }

    private static int[] words(RandomStream stream, int count) {
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = stream.nextBits();
        }
        return words;
    }
}
