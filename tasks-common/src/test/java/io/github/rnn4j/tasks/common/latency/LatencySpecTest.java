package io.github.rnn4j.tasks.common.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencySpecTest {
    private static final LatencySpec SPEC = LatencySpec.DEFAULT;

    @Test
    void callsBecomeDueAtEqualDistances() {
        LatencySpec spec = SPEC.withRate(300).withDuration(Duration.ofSeconds(2));

        assertThat(spec.calls()).isEqualTo(600);
        assertThat(spec.due(0)).isZero();
        assertThat(spec.due(1)).isEqualTo(3_333_333);
        assertThat(spec.due(3)).isEqualTo(10_000_000);
        assertThat(SPEC.calls()).isEqualTo(2_500);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1e6 + 1})
    void aRateThatIsNoneIsRefused(double rate) {
        assertThatThrownBy(() -> SPEC.withRate(rate))
                .hasMessage("--rate: expected calls a second, above 0 and at most 1000000, but got " + rate + ".");
    }

    @Test
    void timesThatAreNoneOrTooLongAreRefused() {
        assertThatThrownBy(() -> SPEC.withBudget(Duration.ZERO))
                .hasMessage("--budget: expected a time above 0 and at most 1800 s but got 0.0 s.");
        assertThatThrownBy(() -> SPEC.withDuration(Duration.ofHours(1)))
                .hasMessage("--duration: expected a time above 0 and at most 1800 s but got 3600.0 s.");
        assertThatThrownBy(() -> SPEC.withRate(0.1))
                .hasMessage("--duration: expected a time in which a call becomes due but got 5.0 s, and one becomes due"
                        + " every 10.0 s.");
    }
}
