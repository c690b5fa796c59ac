package io.github.rnn4j.cli.demo;

import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.report.Chart;
import io.github.rnn4j.cli.report.DotChart;
import io.github.rnn4j.cli.report.ReportSection;
import io.github.rnn4j.cli.report.ReportTable;
import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.TickScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a section of the report out of a result: every figure of the network with those of what stands beside it. */
final class ResultSection {
    private static final List<String> NETWORKS = List.of("both", "recurrent");

    private final TaskResult result;
    private final Record json;
    private final DataOrigin origin;

    ResultSection(TaskResult result, DataOrigin origin) {
        this(result, result, origin);
    }

    /** @param json what is written as JSON: the result, and perhaps more */
    ResultSection(TaskResult result, Record json, DataOrigin origin) {
        this.result = result;
        this.json = json;
        this.origin = origin;
    }

    /**
     * Returns the section.
     *
     * @param notes what else is to be said
     * @param more charts after that of the figures
     * @param tables after that of the figures
     */
    ReportSection with(List<String> notes, List<Chart> more, List<ReportTable> tables) {
        Map<String, Map<String, Double>> models = models();
        List<String> sentences = new ArrayList<>(notes);
        sentences.add("Scored: " + Figures.count(result.data().rows()) + " examples of part '"
                + result.data().part() + "'. Model: cell " + result.model().cell() + ", "
                + Figures.count(result.model().parameters()) + " parameters, on backend "
                + result.model().backend() + " (" + result.model().kernels() + " kernels).");
        TaskReport.verdict(result).ifPresent(sentences::add);
        List<Chart> charts = new ArrayList<>();
        Comparison comparison = result.comparison();
        if (comparison != null) {
            charts.add(chart(models, comparison.metric()));
        }
        charts.addAll(more);
        List<ReportTable> all = new ArrayList<>();
        all.add(figures(models));
        all.addAll(tables);
        return new ReportSection(result.task(), origin.lines(), sentences, charts, all, json);
    }

    private Map<String, Map<String, Double>> models() {
        Map<String, Map<String, Double>> models = new LinkedHashMap<>();
        for (String network : NETWORKS) {
            Map<String, Double> figures = result.rows().get(network);
            if (figures != null) {
                models.put(network, figures);
            }
        }
        for (NamedMetrics baseline : result.baselines()) {
            models.put(baseline.name(), baseline.metrics());
        }
        return models;
    }

    private Chart chart(Map<String, Map<String, Double>> models, String metric) {
        List<DotChart.Dot> dots = new ArrayList<>();
        models.forEach((name, figures) -> {
            Double figure = figures.get(metric);
            if (figure != null) {
                boolean saved = figures.equals(result.metrics()) && NETWORKS.contains(name);
                dots.add(new DotChart.Dot(
                        name,
                        figure,
                        saved ? result.intervals().getOrDefault(metric, List.of()) : List.of(),
                        NETWORKS.contains(name)));
            }
        });
        return new DotChart(
                metric + " on the part '" + result.data().part() + "'",
                "One line a model: filled circles are networks, hollow squares what stands beside them. The bar through a circle is"
                        + " the 95% interval of the saved model. The same figures are in the table below.",
                metric + (metric.equals(TickScores.QLIKE) ? ", the less the better" : ", the more the better"),
                dots);
    }

    private ReportTable figures(Map<String, Map<String, Double>> models) {
        List<String> names = List.copyOf(result.metrics().keySet());
        List<String> header = new ArrayList<>(names);
        header.add(0, "model");
        List<List<String>> rows = new ArrayList<>();
        models.forEach((name, figures) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            names.forEach(metric ->
                    cells.add(figures.containsKey(metric) ? Figures.score(figures.getOrDefault(metric, 0.0)) : "-"));
            rows.add(cells);
        });
        return new ReportTable("Figures of networks and baselines", header, rows);
    }
}
