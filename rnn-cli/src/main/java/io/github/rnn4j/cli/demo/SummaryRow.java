package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task's line in the table of all tasks: the figure of the network, always with that of the best baseline beside it. Immutable.
 *
 * @param cells in the order of {@link #HEADER}
 */
@Internal
public record SummaryRow(List<String> cells) {
    /** Names of the columns. */
    public static final List<String> HEADER =
            List.of("task", "figure", "RNN alone", "RNN with a baseline", "best baseline", "its name", "verdict");

    public SummaryRow {
        cells = List.copyOf(cells);
    }

    /** Returns the line of a result; nothing if its network was not compared with the best baseline. */
    static Optional<SummaryRow> of(TaskResult result) {
        return Optional.ofNullable(result.comparison()).map(comparison -> of(result, comparison));
    }

    private static SummaryRow of(TaskResult result, Comparison comparison) {
        String metric = comparison.metric();
        Map<String, Double> best = result.baselines().stream()
                .filter(baseline -> baseline.name().equals(comparison.against()))
                .map(NamedMetrics::metrics)
                .findFirst()
                .orElse(Map.of());
        return new SummaryRow(List.of(
                result.task(),
                metric,
                cell(result.rows().getOrDefault("recurrent", Map.of()), metric),
                cell(result.rows().getOrDefault("both", Map.of()), metric),
                cell(best, metric),
                comparison.against(),
                comparison.verdict()));
    }

    private static String cell(Map<String, Double> figures, String metric) {
        Double figure = figures.get(metric);
        return figure == null ? "-" : Figures.score(figure);
    }
}
