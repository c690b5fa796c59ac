package io.github.rnn4j.tasks.timeseries.device.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static String alarms(AlarmRule rule, double... scores) {
        Alarm alarm = new Alarm();
        return Arrays.stream(scores)
                .mapToObj(score -> alarm.next(score, 1, rule) ? "!" : ".")
                .collect(Collectors.joining());
    }

    @Test
    void eachWindowForItselfIsAboveTheThresholdOrNot() {
        assertThat(alarms(AlarmRule.EACH_WINDOW, 0, 1, 1.1, 1, 2, 2, 0)).isEqualTo("..!.!!.");
    }

    @Test
    void windowsInARowRaiseAndClear() {
        assertThat(alarms(new AlarmRule(3, 2, 0), 2, 2, 0, 2, 2, 2, 0, 2, 0, 0, 2))
                .isEqualTo(".....!!!!..");
    }

    @Test
    void betweenTheThresholdsTheAlarmStaysAsItIs() {
        assertThat(alarms(new AlarmRule(1, 1, 0.5), 0.7, 2, 0.7, 0.6, 0.5, 0.7)).isEqualTo(".!!!..");
    }

    @Test
    void anInterruptionForgetsWindowsInARow() {
        AlarmRule rule = new AlarmRule(2, 2, 0);
        Alarm alarm = new Alarm();
        alarm.next(2, 1, rule);
        alarm.interrupt();
        assertThat(alarm.next(2, 1, rule)).isFalse();
        assertThat(alarm.next(2, 1, rule)).isTrue();
        alarm.interrupt();
        assertThat(alarm.next(0, 1, rule)).isTrue();
    }

    @Test
    void aRuleIsChecked() {
        assertThatThrownBy(() -> new AlarmRule(0, 1, 0)).hasMessage("--raise-after: expected >= 1 but got 0.");
        assertThatThrownBy(() -> new AlarmRule(1, 0, 0)).hasMessage("--clear-after: expected >= 1 but got 0.");
        assertThatThrownBy(() -> new AlarmRule(1, 1, -1))
                .hasMessage("--clear-margin: expected a number >= 0 but got -1.0.");
    }
}
