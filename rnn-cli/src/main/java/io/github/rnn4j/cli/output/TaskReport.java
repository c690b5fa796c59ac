package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.common.evaluation.Calibration;
import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.evaluation.CrossValidation;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.ProbabilityScores;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a result on a task: which rows, which model, its figures beside simpler ones, and what the difference is worth. */
@Internal
public final class TaskReport {
    private static final String INDENT = "  ";
    /** The row whose model stands among the baselines too, under its own name. */
    private static final String BASELINE = "baseline";

    private final PrintStream out;

    /** Prints to this stream. */
    public TaskReport(PrintStream out) {
        this.out = out;
    }

    /** Prints a result. */
    public void print(TaskResult result) {
        out.println("Part '" + result.data().part() + "' of "
                + String.join(", ", result.data().files()) + ": "
                + Figures.count(result.data().rows()) + (isOfWindows(result) ? " windows" : " rows")
                + (result.data().classes().isEmpty()
                        ? ""
                        : ", classes " + String.join(", ", result.data().classes()))
                + (result.data().language() == null
                        ? ""
                        : ", language " + result.data().language())
                + (result.data().segmenter() == null
                        ? ""
                        : ", by words (" + result.data().segmenter() + ")"));
        conditions(result);
        out.println("Model: cell " + result.model().cell() + ", "
                + Figures.count(result.model().parameters()) + " parameters, on backend "
                + result.model().backend() + " (" + result.model().path() + ", "
                + result.model().kernels() + " kernels), seed " + result.seed());
        VectorSummary vectors = result.model().vectors();
        if (vectors != null) {
            new VectorLines(out).print(vectors);
        }
        out.println();
        intervals(result.metrics(), result.intervals());
        out.println();
        rows(result);
        out.println();
        leaks(result);
        noSignal(result);
        verdict(result).ifPresent(out::println);
        new AlarmLines(out).print(result.alarms());
        calibration(result.calibration());
        crossValidation(result.crossValidation());
        LatencyMicros latency = result.latencyMicros();
        if (latency != null) {
            new LatencyLines(out).print(result.task(), latency);
        }
    }

    private void leaks(TaskResult result) {
        LeakLines lines = new LeakLines(out);
        lines.beside(result.leaks());
        InflatedFigures inflated = result.inflated();
        if (inflated != null) {
            lines.inflated(inflated);
        }
    }

    private static boolean isOfWindows(TaskResult result) {
        return result.task().equals(DeviceModel.TASK) || result.task().equals(TickModel.TASK);
    }

    /** Prices nearly wander: what looks like a small edge is mostly chance. */
    private void noSignal(TaskResult result) {
        List<Double> interval = result.intervals().get("accuracy");
        if (result.task().equals(TickModel.TASK) && interval != null && interval.get(0) <= 0.5) {
            out.println("An accuracy of about 0.50 is no signal: the interval reaches 0.50 or below.");
        }
    }

    private void conditions(TaskResult result) {
        result.data().where().forEach(condition -> out.println(INDENT + "where    " + condition));
        result.data().exclude().forEach(condition -> out.println(INDENT + "exclude  " + condition));
    }

    private void intervals(Map<String, Double> metrics, Map<String, List<Double>> intervals) {
        Table table = new Table("this model", "value", "95% interval");
        metrics.forEach((name, value) -> {
            List<Double> interval = intervals.getOrDefault(name, List.of());
            table.row(
                    name,
                    Figures.score(value),
                    interval.isEmpty()
                            ? "-"
                            : Figures.score(interval.get(0)) + " to " + Figures.score(interval.get(1)));
        });
        table.print(out, INDENT);
    }

    private void rows(TaskResult result) {
        NamedMetrics first = result.baselines().get(0);
        Table table = rows(
                result.metrics(),
                result.rows(),
                BASELINE + " (" + first.name() + ")",
                result.baselines().subList(1, result.baselines().size()));
        Double majority = result.data().majorityShare();
        if (majority != null) {
            row(
                    table,
                    "always the largest class",
                    List.copyOf(result.metrics().keySet()),
                    Map.of("accuracy", majority));
        }
        table.print(out, INDENT);
    }

    private static Table rows(
            Map<String, Double> metrics,
            Map<String, Map<String, Double>> rows,
            String baselineTitle,
            List<NamedMetrics> baselines) {
        List<String> names = List.copyOf(metrics.keySet());
        List<String> header = new ArrayList<>(names);
        header.add(0, "beside simpler ones");
        Table table = new Table(header.toArray(String[]::new));
        rows.forEach((name, figures) -> row(table, name.equals(BASELINE) ? baselineTitle : name, names, figures));
        baselines.forEach(baseline -> row(table, baseline.name(), names, baseline.metrics()));
        return table;
    }

    private static void row(Table table, String title, List<String> names, Map<String, Double> figures) {
        List<String> cells = new ArrayList<>();
        cells.add(title);
        for (String name : names) {
            Double figure = figures.get(name);
            cells.add(figure == null ? "-" : Figures.score(figure));
        }
        table.row(cells.toArray(String[]::new));
    }

    private void calibration(@Nullable Calibration calibration) {
        if (calibration == null) {
            return;
        }
        ProbabilityScores before = calibration.before();
        ProbabilityScores after = calibration.after();
        out.println("Probabilities, before and after calibration (temperature "
                + Figures.score(calibration.temperature()) + "): calibration error "
                + pair(before.expectedCalibrationError(), after.expectedCalibrationError()) + ", Brier score "
                + pair(before.brierScore(), after.brierScore()) + ", log loss "
                + pair(before.logLoss(), after.logLoss()));
    }

    private static String pair(double before, double after) {
        return Figures.score(before) + " and " + Figures.score(after);
    }

    /** Returns in a sentence what the network is worth beside the best baseline; nothing where there is nothing to compare by. */
    public static Optional<String> verdict(TaskResult result) {
        return verdict(
                result.model().answersWithBaseline() ? "recurrent network with its baseline" : "recurrent network",
                result.comparison());
    }

    private void crossValidation(@Nullable CrossValidation folds) {
        if (folds == null) {
            return;
        }
        out.println();
        out.println("Cross-validation: " + Figures.count(folds.examples()) + " rows of all parts in " + folds.folds()
                + " folds, dealt out " + (folds.repeats() == 1 ? "once" : Figures.count(folds.repeats()) + " times")
                + "; means over the folds");
        intervals(folds.metrics(), folds.intervals());
        out.println();
        rows(folds.metrics(), folds.rows(), BASELINE + " (by validation rows of each fold)", folds.baselines())
                .print(out, INDENT);
        out.println();
        verdict("model of each fold", folds.comparison()).ifPresent(out::println);
    }

    private static Optional<String> verdict(String subject, @Nullable Comparison comparison) {
        if (comparison == null) {
            return Optional.empty();
        }
        String words =
                switch (comparison.verdict()) {
                    case "better" -> "better than";
                    case "worse" -> "worse than";
                    case "too little to judge" -> "on too few days to be judged beside";
                    default -> "a tie with";
                };
        return Optional.of(String.format(
                Locale.ROOT,
                "Verdict: the %s is %s %s (%s %s, 95%% interval %s to %s, p = %.3f, %s)",
                subject,
                words,
                comparison.against(),
                comparison.metric(),
                Figures.difference(comparison.difference()),
                Figures.difference(comparison.interval95().get(0)),
                Figures.difference(comparison.interval95().get(1)),
                comparison.p(),
                comparison.test()));
    }
}
