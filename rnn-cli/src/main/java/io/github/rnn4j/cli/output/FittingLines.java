package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;

/** What is shown of models that are fitted, whatever the task. Confined to the training thread. */
final class FittingLines {
    private final PrintStream out;
    private final Progress.Detail detail;
    private final Progress progress;

    FittingLines(Terminal terminal, Progress.Detail detail, String metric) {
        this.out = terminal.out();
        this.detail = detail;
        this.progress = new Progress(terminal, detail, metric);
    }

    void baseline(NamedMetrics validation, double seconds) {
        out.println(
                "Baseline " + validation.name() + " fitted (" + Figures.seconds(seconds) + ")" + figures(validation));
    }

    private String figures(NamedMetrics validation) {
        if (detail != Progress.Detail.SCORES) {
            return "";
        }
        return validation.metrics().entrySet().stream()
                .map(figure -> figure.getKey() + " " + Figures.score(figure.getValue()))
                .collect(Collectors.joining(", ", ": validation ", ""));
    }

    void training(String network, TrainingEvent event) {
        if (event instanceof TrainingEvent.Started started) {
            out.println("Training '" + network + "': " + Figures.count(started.parameterCount()) + " parameters");
        }
        if (event instanceof TrainingEvent.Resumed resumed) {
            out.println(
                    resumed.finished()
                            ? "Finished before, after step " + Figures.count(resumed.step())
                            : "Resumed after step " + Figures.count(resumed.step()) + ", in epoch " + resumed.epoch());
        }
        progress.on(event);
    }

    void fold(int fold, int folds, Map<String, Map<String, Double>> rows) {
        out.println("Fold " + fold + " of " + folds + ": accuracy "
                + rows.entrySet().stream()
                        .map(row -> row.getKey() + " "
                                + Figures.score(row.getValue().getOrDefault("accuracy", Double.NaN)))
                        .collect(Collectors.joining(", ")));
        if (fold == folds) {
            out.println();
        }
    }

    void written() {
        out.println("Model written.");
        out.println();
    }
}
