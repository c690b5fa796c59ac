package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the recurrent network and of its baselines on the same rows.
 *
 * @param metrics figures of the network
 * @param intervals 95% interval of each
 * @param rows the table that is always shown: the first baseline alone, the network alone and, where there is one, both
 * @param baselines figures of every baseline
 * @param comparison the network against the best baseline, by the figure that models are compared by; null where there is
 *     nothing to compare by
 */
@Experimental
public record ScoreSheet(
        Map<String, Double> metrics,
        Map<String, List<Double>> intervals,
        Map<String, Map<String, Double>> rows,
        List<NamedMetrics> baselines,
        @Nullable Comparison comparison) {
    /**
     * Computes them.
     *
     * @param bootstrap draws of the rows
     * @param labels right class of each row
     * @param network predicted class of each row
     * @param baselines predicted classes by the baseline's name; the linear one first, at least one
     * @param classes how many classes there are
     */
    public static ScoreSheet of(
            Bootstrap bootstrap, int[] labels, int[] network, Map<String, int[]> baselines, int classes) {
        return of(bootstrap, labels, network, Map.of("recurrent", network), baselines, classes);
    }

    /**
     * Computes them for a model that answers in one of several ways.
     *
     * @param bootstrap draws of the rows
     * @param labels right class of each row
     * @param network predicted class of each row, by the way that was chosen
     * @param ways predicted classes by the way's name, {@code recurrent} and {@code both}
     * @param baselines predicted classes by the baseline's name; the linear one first, at least one
     * @param classes how many classes there are
     */
    public static ScoreSheet of(
            Bootstrap bootstrap,
            int[] labels,
            int[] network,
            Map<String, int[]> ways,
            Map<String, int[]> baselines,
            int classes) {
        Map<String, Double> metrics =
                ClassificationMetrics.of(labels, network, classes).byName();
        List<NamedMetrics> figures = new ArrayList<>();
        String best = "";
        double bestFigure = -1;
        for (Map.Entry<String, int[]> baseline : baselines.entrySet()) {
            ClassificationMetrics own = ClassificationMetrics.of(labels, baseline.getValue(), classes);
            figures.add(new NamedMetrics(baseline.getKey(), own.byName()));
            if (own.main() > bestFigure) {
                bestFigure = own.main();
                best = baseline.getKey();
            }
        }
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        rows.put("baseline", figures.get(0).metrics());
        ways.forEach((name, predictions) -> rows.put(
                name, ClassificationMetrics.of(labels, predictions, classes).byName()));
        int[] others = baselines.getOrDefault(best, new int[0]);
        return new ScoreSheet(
                metrics, bootstrap.intervals(network), rows, figures, bootstrap.compare(network, best, others));
    }
}
