package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What models reach that are trained anew for each fold, on rows that they have not seen: means over the folds of all repeats. Row by
 * row what {@link TaskResult} has for one model. Immutable.
 *
 * @param folds how many folds, each scored once in a repeat
 * @param repeats how often the rows are dealt out anew
 * @param examples how many rows are dealt out
 * @param metrics figures of the model
 * @param intervals 95% interval (low, high) of each
 * @param rows the table that is always shown, figures by row
 * @param baselines figures of every baseline
 * @param comparison the model against the baseline that is best over all folds
 */
@Experimental
public record CrossValidation(
        int folds,
        int repeats,
        int examples,
        Map<String, Double> metrics,
        Map<String, List<Double>> intervals,
        Map<String, Map<String, Double>> rows,
        List<NamedMetrics> baselines,
        Comparison comparison) {
    public CrossValidation {
        metrics = inOrder(metrics);
        intervals = inOrder(intervals);
        rows = inOrder(rows);
        baselines = List.copyOf(baselines);
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Puts the folds together.
     *
     * @param sheets figures of each fold of each repeat, at least two; all with the same rows and baselines
     */
    public static CrossValidation of(int folds, int repeats, int examples, List<ScoreSheet> sheets) {
        double testToTrain = 1.0 / (folds - 1);
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        for (String figure : sheets.get(0).metrics().keySet()) {
            intervals.put(
                    figure,
                    CorrectedResampling.of(each(sheets, ScoreSheet::metrics, figure), testToTrain)
                            .interval95());
        }
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        for (String row : sheets.get(0).rows().keySet()) {
            rows.put(row, means(sheets, sheet -> sheet.rows().getOrDefault(row, Map.of())));
        }
        String metric =
                Objects.requireNonNull(sheets.get(0).comparison(), "comparison").metric();
        List<NamedMetrics> baselines = new ArrayList<>();
        NamedMetrics best = null;
        for (String name : sheets.get(0).baselines().stream()
                .map(NamedMetrics::name)
                .sorted()
                .toList()) {
            NamedMetrics baseline = new NamedMetrics(name, means(sheets, sheet -> ofBaseline(sheet, name)));
            baselines.add(baseline);
            if (best == null || figure(baseline.metrics(), metric) > figure(best.metrics(), metric)) {
                best = baseline;
            }
        }
        if (best == null) {
            throw new IllegalStateException("baselines: expected at least one");
        }
        String against = best.name();
        double[] own = each(sheets, ScoreSheet::metrics, metric);
        double[] others = each(sheets, sheet -> ofBaseline(sheet, against), metric);
        for (int i = 0; i < own.length; i++) {
            own[i] -= others[i];
        }
        return new CrossValidation(
                folds,
                repeats,
                examples,
                means(sheets, ScoreSheet::metrics),
                intervals,
                rows,
                baselines,
                CorrectedResampling.of(own, testToTrain).compare(against, metric));
    }

    private static Map<String, Double> ofBaseline(ScoreSheet sheet, String name) {
        return sheet.baselines().stream()
                .filter(baseline -> baseline.name().equals(name))
                .findFirst()
                .orElseThrow()
                .metrics();
    }

    private static Map<String, Double> means(
            List<ScoreSheet> sheets, Function<ScoreSheet, Map<String, Double>> figures) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String name : figures.apply(sheets.get(0)).keySet()) {
            means.put(
                    name, CorrectedResampling.of(each(sheets, figures, name), 0).mean());
        }
        return means;
    }

    private static double[] each(
            List<ScoreSheet> sheets, Function<ScoreSheet, Map<String, Double>> figures, String name) {
        return sheets.stream()
                .mapToDouble(sheet -> figure(figures.apply(sheet), name))
                .toArray();
    }

    private static double figure(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
