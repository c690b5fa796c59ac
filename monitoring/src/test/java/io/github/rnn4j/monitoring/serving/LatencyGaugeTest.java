package io.github.rnn4j.monitoring.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyGaugeTest {
    private final LatencyGauge gauge = new LatencyGauge();

    @Test
    void quantilesAreOfTheLastAnswersAndTheHistogramOfAll() {
        for (int i = 1; i <= 1_000; i++) {
            gauge.add(i * 1_000L);
        }
        assertThat(gauge.micros(50)).isCloseTo(500, within(1.0));
        assertThat(gauge.micros(99)).isCloseTo(990, within(1.0));

        gauge.restart();
        assertThat(gauge.micros(50)).isNaN();
        gauge.add(7_000);
        assertThat(gauge.micros(99.9)).isCloseTo(7, within(0.01));
        assertThat(gauge.histogram().stream().mapToLong(count -> count).sum()).isEqualTo(1_001);
    }

    @Test
    void eachBoundIsTwiceTheOneBefore() {
        for (long nanos : new long[] {0, 999, 1_000, 1_001, 2_000, 2_001, 4_000, 4_001}) {
            gauge.add(nanos);
        }

        assertThat(gauge.histogram()).startsWith(3L, 2L, 2L, 1L, 0L);
    }

    @Test
    void aClockThatJumpsAndADayAreTakenToo() {
        gauge.add(-5);
        gauge.add(Long.MAX_VALUE);

        assertThat(gauge.histogram().get(0)).isEqualTo(1);
        assertThat(gauge.histogram().stream().mapToLong(count -> count).sum()).isEqualTo(2);
        assertThat(gauge.micros(100)).isCloseTo(3.6e9, within(4e6));
    }
}
