package io.github.rnn4j.tasks.timeseries.device.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forty runs of ten windows, the last five of which are faulty. */
class AlarmScoresTest {
    private static final int RUNS = 40;
    private static final int EACH = 10;

    private final int[] labels = new int[RUNS * EACH];
    private final int[] runs = new int[RUNS * EACH];

    AlarmScoresTest() {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % EACH < EACH / 2 ? 0 : 1;
            runs[i] = i / EACH;
        }
    }

    /** Misses the faults of every so many runs altogether. */
    private WindowAnswers missing(int every) {
        int[] states = labels.clone();
        boolean[] alarms = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            states[i] = runs[i] % every == 0 ? 0 : labels[i];
            alarms[i] = states[i] > 0;
        }
        return new WindowAnswers(states, alarms);
    }

    @Test
    void theNetworkIsHeldAgainstTheBestBaseline() {
        Map<String, WindowAnswers> baselines = new LinkedHashMap<>();
        baselines.put("poor", missing(2));
        baselines.put("fair", missing(3));

        ScoreSheet sheet = AlarmScores.of(
                1,
                WindowSeries.of(labels, runs),
                missing(100),
                Map.of(AlarmScores.RECURRENT, missing(50), AlarmScores.BOTH, missing(100)),
                baselines,
                AlarmMetrics.F1_FAULT);

        assertThat(sheet.comparison().against()).isEqualTo("fair");
        assertThat(sheet.comparison().metric()).isEqualTo("f1Fault");
        assertThat(sheet.comparison().verdict()).isEqualTo("better");
        assertThat(sheet.comparison().p()).isLessThan(0.01);
        assertThat(sheet.comparison().test()).isEqualTo("paired bootstrap of runs");
        assertThat(sheet.rows()).containsOnlyKeys("baseline", "recurrent", "both");
        assertThat(sheet.rows().get("baseline"))
                .isEqualTo(sheet.baselines().get(0).metrics());
    }

    /**
     * The share of missed faults is a mean over runs, whose error is that of runs, not of windows: √(p (1 - p) / 40), three times what
     * windows drawn one by one would make it.
     */
    @Test
    void intervalsAreThoseOfWholeRuns() {
        ScoreSheet sheet = AlarmScores.of(
                1,
                WindowSeries.of(labels, runs),
                missing(4),
                Map.of(),
                Map.of("same", missing(4)),
                AlarmMetrics.F1_FAULT);

        double width = sheet.intervals().get("missedAlarmRate").get(1)
                - sheet.intervals().get("missedAlarmRate").get(0);
        assertThat(width).isCloseTo(2 * 1.96 * Math.sqrt(0.25 * 0.75 / RUNS), within(0.05));
        assertThat(sheet.comparison().verdict()).isEqualTo("tie");
        assertThat(sheet.comparison().difference()).isZero();
    }

    @Test
    void aFigureThatADrawMayLackHasNoInterval() {
        WindowAnswers one = missing(1);
        Arrays.fill(one.alarms(), 5, 10, true);

        ScoreSheet sheet = AlarmScores.of(
                1, WindowSeries.of(labels, runs), one, Map.of(), Map.of("same", one), AlarmMetrics.F1_FAULT);

        assertThat(sheet.metrics()).containsEntry("delaySteps", 0.0);
        assertThat(sheet.intervals()).containsKey("f1Fault").doesNotContainKey("delaySteps");
    }

    @Test
    void moreThanTwoStatesAreComparedByAccuracy() {
        labels[9] = 2;

        assertThat(AlarmScores.of(
                                1,
                                WindowSeries.of(labels, runs),
                                missing(9),
                                Map.of(),
                                Map.of("other", missing(2)),
                                AlarmMetrics.figure(3))
                        .comparison()
                        .metric())
                .isEqualTo("accuracy");
    }
}
