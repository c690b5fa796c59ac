package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void qlikeIsThatOfVariances() {
        // v = 4, h = 2: 2 - log 2 - 1.
        assertThat(Qlike.of(Math.log(2), 0.5 * Math.log(2), 1)).isCloseTo(1 - Math.log(2), within(1e-12));
        assertThat(Qlike.of(0.3, 0.3, 1)).isZero();
    }

    @Test
    void theFactorMakesTheMeanLossLeast() {
        double[] realised = {0, 0.5 * Math.log(3)};
        double[] forecasts = {0, 0};

        assertThat(Qlike.varianceFactor(realised, forecasts)).isCloseTo(2, within(1e-12));
    }

    @Test
    void neighboursThatAreAlikeMakeTheMeanLessSure() {
        // Mean 2.5, off by -1.5 -0.5 0.5 1.5: autocovariances 5/4 and 1.25/4; 5/4 + 2 * 1/2 * 1.25/4 = 1.5625.
        NeweyWest test = NeweyWest.of(new double[] {1, 2, 3, 4}, 1);

        assertThat(test.mean()).isEqualTo(2.5);
        assertThat(test.error()).isCloseTo(Math.sqrt(1.5625 / 4), within(1e-12));
        assertThat(new NeweyWest(1.959964, 1).p()).isCloseTo(0.05, within(1e-6));
        assertThat(new NeweyWest(0, 1).p()).isCloseTo(1, within(1e-6));
    }

    private static ScoreSheet compare(int days, double networkOff) {
        int perDay = 10;
        double[] answers = new double[days * perDay];
        double[] times = new double[answers.length];
        long[] dayNumbers = new long[answers.length];
        double[] network = new double[answers.length];
        double[] baseline = new double[answers.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Math.sin(i);
            times[i] = i;
            dayNumbers[i] = i / perDay;
            network[i] = answers[i] + networkOff * (1 + 0.3 * Math.cos(3.0 * i));
            baseline[i] = answers[i] + 0.5 * (1 + 0.3 * Math.cos(2.0 * i));
        }
        double mean = Arrays.stream(answers).average().orElse(0);
        Forecasts own = new Forecasts(network, 1);
        return new TickScores(1, true, mean, answers, times, dayNumbers, 6)
                .of(own, Map.of("both", own), Map.of("line", new Forecasts(baseline, 1)));
    }

    @Test
    void lowerLossesAreBetterIfThereAreEnoughDays() {
        assertThat(compare(30, 0.1).comparison().verdict()).isEqualTo("better");
        assertThat(compare(30, 0.1).comparison().difference()).isNegative();
        assertThat(compare(30, 0.9).comparison().verdict()).isEqualTo("worse");
        assertThat(compare(19, 0.1).comparison().verdict()).isEqualTo("too little to judge");
    }

    @Test
    void explainedVarianceIsAgainstTheTrainingMean() {
        double[] answers = {1, 3};
        TickScores scores = new TickScores(1, true, 1, answers, new double[] {0, 1}, new long[] {0, 0}, 1);

        // Off by 0 and 1; off the training mean by 0 and 2.
        assertThat(scores.metrics(new Forecasts(new double[] {1, 2}, 1)).get("r2Log"))
                .isEqualTo(0.75);
    }
}
