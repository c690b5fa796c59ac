package io.github.rnn4j.verification.benchmarks.watching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedRatiosTest {
    /** By the table of the binomial distribution with probability one half: twice the tail is at most 0.05. */
    @ParameterizedTest
    @CsvSource({"6, 0", "8, 0", "9, 1", "11, 1", "12, 2", "15, 3", "20, 5", "25, 7"})
    void theIntervalLeavesOutAsManyAsTheSignTestDoes(int pairs, int outside) {
        assertThat(PairedRatios.outside(pairs)).isEqualTo(outside);
    }

    @Test
    void theMedianIsBetweenTheEndsWhateverTheOrder() {
        double[] ratios = {1.04, 1.01, 9, 1.02, 1.03, 1.05, 1.06, 0.2, 1.07, 1.08, 1.09};

        assertThat(PairedRatios.of(ratios)).isEqualTo(new PairedRatios(1.05, 1.01, 1.09));
    }
}
