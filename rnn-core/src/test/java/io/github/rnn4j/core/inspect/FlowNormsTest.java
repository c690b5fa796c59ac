package io.github.rnn4j.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowNormsTest {
    @Test
    void sequencesAreAlignedByTheStepReadLast() {
        FlowNorms norms = new FlowNorms(new int[] {3, 1, 0});
        norms.add(0, new double[] {3, 4, 5, 12, 99, 99}, 2);
        norms.add(1, new double[] {0, 2, 99, 99, 99, 99}, 2);
        norms.add(2, new double[] {1, 0, 99, 99, 99, 99}, 2);

        assertThat(norms.norms()).containsExactly(5.0, 2.0, Math.sqrt((1 + 169) / 2.0));
    }

    @Test
    void aStepWithoutAGradientHasTheNormZero() {
        FlowNorms norms = new FlowNorms(new int[] {2});
        norms.add(1, new double[] {2}, 1);

        assertThat(norms.norms()).containsExactly(0.0, 2.0);
        assertThat(new FlowNorms(new int[] {0, 0}).norms()).isEmpty();
    }
}
