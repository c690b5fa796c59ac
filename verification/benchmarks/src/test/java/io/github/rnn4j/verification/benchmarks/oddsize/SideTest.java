package io.github.rnn4j.verification.benchmarks.oddsize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SideTest {
    @ParameterizedTest
    @CsvSource({
        "1, '2,4,8'",
        "3, '4,8'",
        "7, '8'",
        "8, '16'",
        "33, '32,40'",
        "48, '40,56'",
        "50, '48,56'",
        "100, '96,104'"
    })
    void neighboursFillVectors(int size, String neighbours) {
        assertThat(Side.neighbours(size)).map(String::valueOf).containsExactly(neighbours.split(","));
    }
}
