package io.github.rnn4j.tasks.timeseries.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.error.RnnException;
import org.junit.jupiter.api.Test;

class AlarmMetricsTest {
    private static boolean[] bits(String text) {
        boolean[] bits = new boolean[text.length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = text.charAt(i) == '1';
        }
        return bits;
    }

    @Test
    void figuresAreThoseOfTheFourCounts() {
        int[] runs = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        AlarmMetrics metrics = AlarmMetrics.of(bits("0011100011"), bits("1000110001"), runs);
        assertThat(metrics.f1Fault()).isEqualTo(2.0 * 2 / (2 * 2 + 2 + 3), within(1e-12));
        assertThat(metrics.accuracy()).isEqualTo(0.5);
        assertThat(metrics.falseAlarmRate()).isEqualTo(0.4);
        assertThat(metrics.missedAlarmRate()).isEqualTo(0.6);
        assertThat(metrics.delaySteps()).isEqualTo(1.5);
    }

    @Test
    void aFaultDoesNotGoOnInTheNextRun() {
        AlarmMetrics metrics = AlarmMetrics.of(bits("0111"), bits("0001"), new int[] {0, 0, 1, 1});
        assertThat(metrics.delaySteps()).isEqualTo(1);
    }

    @Test
    void nothingFaultyAndNothingAlarmedIsNoFault() {
        AlarmMetrics metrics = AlarmMetrics.of(bits("000"), bits("000"), new int[3]);
        assertThat(metrics.f1Fault()).isZero();
        assertThat(metrics.missedAlarmRate()).isZero();
        assertThat(metrics.delaySteps()).isNaN();
    }

    @Test
    void theThresholdIsTheLeastThatKeepsTheRate() {
        double[] scores = {1, 2, 3, 4, 9, 9, 5};
        boolean[] faulty = bits("0000110");
        for (int allowed = 0; allowed <= 5; allowed++) {
            double threshold = AlarmThreshold.atFalseAlarmRate(scores, faulty, allowed / 5.0);
            AlarmMetrics metrics =
                    AlarmMetrics.of(faulty, AlarmThreshold.alarms(scores, threshold), new int[scores.length]);
            assertThat(metrics.falseAlarmRate()).isEqualTo(allowed / 5.0);
        }
        // Equal scores alarm together or not at all.
        assertThat(AlarmThreshold.atFalseAlarmRate(new double[] {1, 2, 2, 2}, new boolean[4], 0.5))
                .isEqualTo(2);
        assertThatThrownBy(() -> AlarmThreshold.atFalseAlarmRate(new double[] {1}, new boolean[] {true}, 0.5))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected normal windows");
    }
}
