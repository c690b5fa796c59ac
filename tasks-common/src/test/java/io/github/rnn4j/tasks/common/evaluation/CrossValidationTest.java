package io.github.rnn4j.tasks.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final int[] LABELS = {0, 0, 0, 0, 1, 1, 1, 1};

    @Test
    void figuresAreMeansAndTheComparisonIsWithTheBaselineThatIsBestOverAllFolds() {
        ScoreSheet first = sheet(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new int[] {0, 0, 0, 0, 1, 1, 1, 0}, false);
        ScoreSheet second = sheet(new int[] {0, 0, 0, 1, 1, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 1, 1, 1}, true);

        CrossValidation result = CrossValidation.of(2, 1, 16, List.of(first, second));

        assertThat(result.metrics().get("accuracy")).isCloseTo((1 + 7 / 8.0) / 2, within(1e-12));
        assertThat(result.rows()).containsOnlyKeys("baseline", "recurrent");
        assertThat(result.rows()).contains(entry("recurrent", result.metrics()));
        assertThat(result.baselines()).extracting(NamedMetrics::name).containsExactly("good", "poor");
        assertThat(result.comparison().against()).isEqualTo("good");
        assertThat(result.comparison().metric()).isEqualTo("f1");
        double own = (1 + 8 / 9.0) / 2;
        double other = (6 / 7.0 + 8 / 10.0) / 2;
        assertThat(result.comparison().difference()).isCloseTo(own - other, within(1e-12));
        assertThat(result.intervals().get("f1").get(0)).isLessThan(own);
        assertThat(result.intervals().get("f1").get(1)).isGreaterThan(own);
    }

    /** @param poorFirst in which order the baselines stand, which differs from fold to fold */
    private static ScoreSheet sheet(int[] network, int[] good, boolean poorFirst) {
        int[] poor = {1, 1, 0, 0, 1, 1, 0, 0};
        Map<String, int[]> baselines = new LinkedHashMap<>();
        if (poorFirst) {
            baselines.put("poor", poor);
        }
        baselines.put("good", good);
        baselines.putIfAbsent("poor", poor);
        return ScoreSheet.of(new Bootstrap(1, LABELS, 2), LABELS, network, baselines, 2);
    }
}
