package io.github.rnn4j.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceDistributionTest {
    @Test
    void eachRangeHoldsATenthAndNothingIsOutside() {
        double[] values = IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i).toArray();

        ReferenceDistribution known = ReferenceDistribution.of("pressure", values);

        assertThat(known.edges())
                .containsExactly(
                        Math.nextDown(1.0), 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1_000.0);
        assertThat(known.counts()).startsWith(0L).endsWith(100L, 0L).hasSize(12).contains(100L);
    }

    @Test
    void whatIsAlwaysTheSameHasOneRangeAndThoseBesideIt() {
        ReferenceDistribution known = ReferenceDistribution.of("valve", new double[] {3, 3, 3, Double.NaN});

        assertThat(known.edges()).containsExactly(Math.nextDown(3.0), 3.0);
        assertThat(known.counts()).containsExactly(0L, 3L, 0L);
    }

    @Test
    void fewValuesHaveFewerRanges() {
        ReferenceDistribution known = ReferenceDistribution.of("gear", new double[] {1, 2, 2, 4});

        assertThat(known.edges()).containsExactly(Math.nextDown(1.0), 1.0, 2.0, 4.0);
        assertThat(known.counts()).containsExactly(0L, 1L, 2L, 1L, 0L);
    }

    @Test
    void aValueIsInTheRangeThatEndsWithIt() {
        ReferenceDistribution known = new ReferenceDistribution("flow", List.of(1.0, 2.0), List.of(1L, 1L, 1L));

        assertThat(List.of(known.range(0.5), known.range(1), known.range(1.5), known.range(2), known.range(2.5)))
                .containsExactly(0, 0, 1, 1, 2);
    }

    @Test
    void whatIsNoDistributionIsRefusedByName() {
        assertThatThrownBy(() -> ReferenceDistribution.of("flow", new double[] {Double.NaN}))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("'flow'")
                .hasMessageContaining("expected a finite value");
        assertThatThrownBy(() -> new ReferenceDistribution("flow", List.of(1.0, 1.0), List.of(1L, 1L, 1L)))
                .hasMessageContaining("edges that rise");
        assertThatThrownBy(() -> new ReferenceDistribution("flow", List.of(1.0), List.of(1L)))
                .hasMessageContaining("expected 2 counts but got 1");
        assertThatThrownBy(() -> new ReferenceDistribution("flow", List.of(1.0), List.of(0L, 0L)))
                .hasMessageContaining("at least one value");
        assertThatThrownBy(() -> new ReferenceDistribution("flow", List.of(1.0), List.of(2L, -1L)))
                .hasMessageContaining("at least one value");
    }
}
