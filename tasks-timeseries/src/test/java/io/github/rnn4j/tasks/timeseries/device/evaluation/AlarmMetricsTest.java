package io.github.rnn4j.tasks.timeseries.device.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.error.RnnException;
import org.junit.jupiter.api.Test;

class AlarmMetricsTest {
    private static int[] states(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }

    private static boolean[] alarms(String text) {
        boolean[] alarms = new boolean[text.length()];
        for (int i = 0; i < alarms.length; i++) {
            alarms[i] = text.charAt(i) == '1';
        }
        return alarms;
    }

    private static WindowAnswers answers(String states, String alarms) {
        return new WindowAnswers(states(states), alarms(alarms));
    }

    @Test
    void figuresAreThoseOfTheCounts() {
        int[] runs = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        AlarmMetrics metrics = AlarmMetrics.of(states("0021100011"), runs, answers("0021000010", "1000110001"));
        assertThat(metrics.f1Fault()).isEqualTo(2.0 * 2 / (2 * 2 + 2 + 3), within(1e-12));
        assertThat(metrics.accuracy()).isEqualTo(0.8);
        assertThat(metrics.falseAlarmRate()).isEqualTo(0.4);
        assertThat(metrics.missedAlarmRate()).isEqualTo(0.6);
        assertThat(metrics.delaySteps()).isEqualTo(1.5);
        assertThat(metrics.byName())
                .containsOnlyKeys("f1Fault", "accuracy", "falseAlarmRate", "missedAlarmRate", "delaySteps");
    }

    @Test
    void aFaultDoesNotGoOnInTheNextRun() {
        AlarmMetrics metrics = AlarmMetrics.of(states("0111"), new int[] {0, 0, 1, 1}, answers("0000", "0001"));
        assertThat(metrics.delaySteps()).isEqualTo(1);
    }

    @Test
    void nothingFaultyAndNothingAlarmedIsNoFault() {
        AlarmMetrics metrics = AlarmMetrics.of(states("000"), new int[3], answers("000", "000"));
        assertThat(metrics.f1Fault()).isZero();
        assertThat(metrics.missedAlarmRate()).isZero();
        assertThat(metrics.byName()).doesNotContainKey("delaySteps");
    }

    @Test
    void theThresholdIsTheLeastThatKeepsTheRate() {
        double[] scores = {1, 2, 3, 4, 9, 9, 5};
        int[] labels = states("0000110");
        for (int allowed = 0; allowed <= 5; allowed++) {
            double threshold = AlarmThreshold.atFalseAlarmRate(scores, labels, allowed / 5.0);
            AlarmMetrics metrics = AlarmMetrics.of(
                    labels, new int[7], new WindowAnswers(labels, AlarmThreshold.alarms(scores, threshold)));
            assertThat(metrics.falseAlarmRate()).isEqualTo(allowed / 5.0);
        }
        // Equal scores alarm together or not at all.
        assertThat(AlarmThreshold.atFalseAlarmRate(new double[] {1, 2, 2, 2}, new int[4], 0.5))
                .isEqualTo(2);
        assertThatThrownBy(() -> AlarmThreshold.atFalseAlarmRate(new double[] {1}, new int[] {1}, 0.5))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected normal windows");
    }
}
