package io.github.rnn4j.tasks.timeseries.device.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlarmBudgetTest {
    private static final AlarmRule CALM = new AlarmRule(2, 3, 0);

    /** Windows of runs of so many minutes each, one a minute, of one state. */
    private static WindowSeries minutes(int count, int each, int label) {
        int[] labels = new int[count];
        int[] runs = new int[count];
        int[] ends = new int[count];
        double[] seconds = new double[count];
        Arrays.fill(labels, label);
        Arrays.fill(seconds, 60);
        Arrays.setAll(runs, i -> i / each);
        Arrays.setAll(ends, i -> i % each);
        return new WindowSeries(labels, runs, ends, seconds);
    }

    private static AlarmMetrics metrics(WindowSeries windows, double[] scores, double threshold, AlarmRule rule) {
        return AlarmMetrics.of(
                windows,
                new WindowAnswers(new int[scores.length], AlarmThreshold.alarms(scores, threshold, windows, rule)));
    }

    @Test
    void alarmsOfADayAreEventsAndNotWindows() {
        WindowSeries half = minutes(720, 720, 0);
        double[] scores = new double[720];
        Arrays.fill(scores, 100, 110, 2);
        Arrays.fill(scores, 111, 120, 2);
        Arrays.fill(scores, 500, 501, 2);

        assertThat(metrics(half, scores, 1, AlarmRule.EACH_WINDOW).alarmsPerDay())
                .isEqualTo(2 * 3);
        assertThat(metrics(half, scores, 1, CALM).alarmsPerDay()).isEqualTo(2);
        assertThat(metrics(half, scores, 1, CALM).byName()).containsEntry("alarmsPerDay", 2.0);
    }

    @Test
    void onlyAlarmsThatGoOnInNormalWindowsAreFalseAndOnlyNormalTimeCounts() {
        WindowSeries day = minutes(1_440, 1_440, 0);
        Arrays.fill(day.labels(), 0, 720, 1);
        double[] scores = new double[1_440];
        Arrays.fill(scores, 700, 730, 2);
        Arrays.fill(scores, 900, 901, 2);

        assertThat(metrics(day, scores, 1, AlarmRule.EACH_WINDOW).alarmsPerDay())
                .isEqualTo(2);
    }

    @Test
    void anAlarmDoesNotGoOnInTheNextRun() {
        double[] scores = new double[1_440];
        Arrays.fill(scores, 715, 725, 2);

        assertThat(metrics(minutes(1_440, 720, 0), scores, 1, AlarmRule.EACH_WINDOW)
                        .alarmsPerDay())
                .isEqualTo(2);
    }

    @Test
    void windowsWithoutStatesHaveFiguresOfAlarmsOnly() {
        double[] scores = new double[1_440];
        Arrays.fill(scores, 0, 144, 2);

        assertThat(metrics(minutes(1_440, 1_440, -1), scores, 1, AlarmRule.EACH_WINDOW)
                        .byName())
                .containsOnlyKeys("alarmRate", "alarmsPerDay")
                .containsEntry("alarmRate", 0.1)
                .containsEntry("alarmsPerDay", 1.0);
        assertThat(metrics(WindowSeries.of(new int[1_440], new int[1_440]), scores, 1, CALM)
                        .byName())
                .doesNotContainKey("alarmsPerDay");
    }

    @Test
    void theThresholdKeepsTheBudgetAndWouldNotKeepItOneScoreLower() {
        SplittableRandom random = new SplittableRandom(4);
        WindowSeries days = minutes(4 * 1_440, 1_440, -1);
        double[] scores = random.doubles(days.size()).toArray();
        for (AlarmRule rule : new AlarmRule[] {AlarmRule.EACH_WINDOW, CALM}) {
            AlarmBudget budget = new AlarmBudget.PerDay(5, rule);
            double threshold = budget.threshold(scores, days);
            double lower = Arrays.stream(scores)
                    .filter(score -> score < threshold)
                    .max()
                    .orElseThrow();

            assertThat(metrics(days, scores, threshold, rule).alarmsPerDay()).isEqualTo(5);
            assertThat(metrics(days, scores, lower, rule).alarmsPerDay()).isGreaterThan(5);
        }
        assertThat(new AlarmBudget.PerDay(5, CALM).threshold(scores, days))
                .isLessThan(new AlarmBudget.PerDay(5, AlarmRule.EACH_WINDOW).threshold(scores, days));
    }

    @Test
    void aBudgetThatNothingExceedsDoesNotRaiseTheAlarmForGood() {
        WindowSeries hour = minutes(60, 60, 0);
        double[] scores = new double[60];
        Arrays.setAll(scores, i -> i);

        double threshold = new AlarmBudget.PerDay(1_000, AlarmRule.EACH_WINDOW).threshold(scores, hour);

        assertThat(metrics(hour, scores, threshold, AlarmRule.EACH_WINDOW).falseAlarmRate())
                .isLessThan(0.5);
    }

    @Test
    void aBudgetNeedsWhatItIsCountedBy() {
        AlarmBudget perDay = new AlarmBudget.PerDay(1, AlarmRule.EACH_WINDOW);
        assertThatThrownBy(() -> perDay.threshold(new double[2], WindowSeries.of(new int[2], new int[2])))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("--alarms-per-day: expected windows with times")
                .hasMessageContaining("--time");
        assertThatThrownBy(() -> perDay.threshold(new double[2], minutes(2, 2, 1)))
                .hasMessageContaining("expected normal windows");
        assertThatThrownBy(() -> new AlarmBudget.PerDay(0, CALM))
                .hasMessage("--alarms-per-day: expected a number above 0 but got 0.0.");
        assertThatThrownBy(() -> new AlarmBudget.Share(1))
                .hasMessage("--false-alarms: expected a share above 0 and below 1 but got 1.0.");
    }
}
