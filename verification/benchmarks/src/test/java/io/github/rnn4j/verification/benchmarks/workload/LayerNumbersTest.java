package io.github.rnn4j.verification.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LayerNumbersTest {
    @Test
    void gatesMoveAsWholeMatrices() {
        LayerNumbers numbers = new LayerNumbers(
                3, 1, 2, new float[] {1, 2, 3, 4, 5, 6}, new float[] {7, 8, 9}, new float[] {1, 2, 3}, new float[] {
                    4, 5, 6
                });

        LayerNumbers moved = numbers.inOrder(1, 0, 2);

        assertThat(moved.inputWeight()).containsExactly(3, 4, 1, 2, 5, 6);
        assertThat(moved.recurrentWeight()).containsExactly(8, 7, 9);
        assertThat(moved.inputBias()).containsExactly(2, 1, 3);
        assertThat(moved.recurrentBias()).containsExactly(5, 4, 6);
    }

    @Test
    void secondLayersNumbersAreNotTheFirstOnes() {
        LayerNumbers first = LayerNumbers.of(Workload.of("W1"), 0, 0);
        LayerNumbers second = LayerNumbers.of(Workload.of("W1"), 0, 1);

        assertThat(first.input()).isEqualTo(256);
        assertThat(second.input()).isEqualTo(128);
        assertThat(second.recurrentWeight()).isNotEqualTo(first.recurrentWeight());
    }
}
