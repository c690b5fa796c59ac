package io.github.rnn4j.tasks.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.data.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {
    private static final int[] LABELS = {1, 1, 1, 0, 0, 1};
    private static final int[] PREDICTIONS = {1, 1, 0, 0, 1, 1};

    @Test
    void figuresOfTwoClassesAreThoseCountedByHand() {
        ClassificationMetrics metrics = ClassificationMetrics.of(LABELS, PREDICTIONS, 2);

        assertThat(metrics.f1()).isEqualTo(6.0 / 8);
        assertThat(metrics.macroF1()).isEqualTo((6.0 / 8 + 2.0 / 4) / 2);
        assertThat(metrics.accuracy()).isEqualTo(4.0 / 6);
        assertThat(metrics.mainName()).isEqualTo("f1");
        assertThat(metrics.byName()).containsOnlyKeys("f1", "macroF1", "accuracy");
    }

    @Test
    void moreClassesHaveNoF1OfTheirOwnAndAbsentOnesDoNotCount() {
        ClassificationMetrics metrics = ClassificationMetrics.of(new int[] {0, 0, 2, 2}, new int[] {0, 2, 2, 2}, 4);

        assertThat(metrics.f1()).isNull();
        assertThat(metrics.macroF1()).isCloseTo((2.0 / 3 + 4.0 / 5) / 2, within(1e-15));
        assertThat(metrics.main()).isEqualTo(metrics.macroF1());
        assertThat(metrics.byName()).containsOnlyKeys("macroF1", "accuracy");
    }

    @Test
    void theTrainersMetricTakesTheGreatestLogit() {
        List<float[]> logits = List.of(
                new float[] {0, 1},
                new float[] {-2, -1},
                new float[] {1, 0},
                new float[] {3, 3},
                new float[] {0, 9},
                new float[] {0, 1});
        List<Target> targets =
                Arrays.stream(LABELS).<Target>mapToObj(Target.Label::new).toList();

        assertThat(new MacroF1(2).compute(logits, targets))
                .isEqualTo(ClassificationMetrics.of(LABELS, PREDICTIONS, 2).macroF1());
        assertThat(new MacroF1(2).name()).isEqualTo("macroF1");
    }

    @Test
    void theMajorityShareIsThatOfTheMostFrequentClass() {
        assertThat(ClassificationMetrics.majorityShare(LABELS, 2)).isEqualTo(4.0 / 6);
    }

    @Test
    void predictionsOfAnotherNumberOfRowsAreRefused() {
        assertThatThrownBy(() -> ClassificationMetrics.of(LABELS, new int[2], 2))
                .hasMessage("predictions: expected one for each of 6 labels but got 2");
    }

    @Test
    void comparedWithItselfAModelTies() {
        Comparison comparison = new Bootstrap(1, LABELS, 2).compare(PREDICTIONS, "itself", PREDICTIONS);

        assertThat(comparison)
                .isEqualTo(new Comparison("itself", "f1", 0, List.of(0.0, 0.0), 1, "tie", "paired bootstrap"));
    }

    @Test
    void aClearlyBetterModelIsBetterAndTheOtherOneWorse() {
        int[] labels = new int[200];
        int[] poor = new int[200];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 2;
            poor[row] = row % 5 == 0 ? 1 - labels[row] : labels[row];
        }
        Bootstrap bootstrap = new Bootstrap(7, labels, 2);

        Comparison better = bootstrap.compare(labels, "poor", poor);
        Comparison worse = bootstrap.compare(poor, "good", labels);

        assertThat(better.verdict()).isEqualTo("better");
        assertThat(better.difference()).isCloseTo(0.2, within(1e-12));
        assertThat(better.interval95().get(0)).isBetween(0.1, 0.2);
        assertThat(better.interval95().get(1)).isBetween(0.2, 0.3);
        assertThat(better.p()).isLessThan(0.01);
        assertThat(worse.verdict()).isEqualTo("worse");
        assertThat(bootstrap.compare(labels, "poor", poor)).isEqualTo(better);
    }

    @Test
    void intervalsHoldTheFigureAndNarrowWithTheRows() {
        int[] labels = new int[400];
        int[] predictions = new int[400];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 2;
            predictions[row] = row % 10 == 0 ? 1 - labels[row] : labels[row];
        }

        Map<String, List<Double>> intervals = new Bootstrap(1, labels, 2).intervals(predictions);

        assertThat(intervals).containsOnlyKeys("f1", "macroF1", "accuracy");
        double deviation = Math.sqrt(0.9 * 0.1 / 400);
        assertThat(intervals.get("accuracy").get(0)).isCloseTo(0.9 - 1.96 * deviation, within(0.01));
        assertThat(intervals.get("accuracy").get(1)).isCloseTo(0.9 + 1.96 * deviation, within(0.01));
    }
}
