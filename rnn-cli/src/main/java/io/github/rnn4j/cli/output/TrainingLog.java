package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.sentiment.ReviewEvent;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Shows how a training on reviews goes, from the data to the model. Confined to the training thread. */
@Internal
public final class TrainingLog implements ReviewListener {
    private final PrintStream out;
    private final Progress.Detail detail;
    private final Progress progress;

    /** Shows this much on a terminal. */
    public TrainingLog(Terminal terminal, Progress.Detail detail) {
        this.out = terminal.out();
        this.detail = detail;
        this.progress = new Progress(terminal, detail);
    }

    @Override
    public void on(ReviewEvent event) {
        if (detail == Progress.Detail.NOTHING) {
            return;
        }
        if (event instanceof ReviewEvent.DataRead data) {
            out.println("Data: " + Figures.count(data.trainRows()) + " rows to learn from, "
                    + Figures.count(data.validationRows()) + " to choose the best epoch by; classes "
                    + String.join(", ", data.classes()) + "; language "
                    + data.language().code());
        } else if (event instanceof ReviewEvent.BaselineFitted baseline) {
            out.println("Baseline " + baseline.validation().name() + " fitted (" + Figures.seconds(baseline.seconds())
                    + ")" + figures(baseline));
        } else if (event instanceof ReviewEvent.Training training) {
            training(training);
        } else if (event instanceof ReviewEvent.ModelWritten) {
            out.println("Model written.");
            out.println();
        }
    }

    private String figures(ReviewEvent.BaselineFitted baseline) {
        if (detail != Progress.Detail.SCORES) {
            return "";
        }
        return baseline.validation().metrics().entrySet().stream()
                .map(figure -> figure.getKey() + " " + Figures.score(figure.getValue()))
                .collect(Collectors.joining(", ", ": validation ", ""));
    }

    private void training(ReviewEvent.Training training) {
        if (training.event() instanceof TrainingEvent.Started started) {
            out.println("Training '" + training.network() + "': " + Figures.count(started.parameterCount())
                    + " parameters");
        }
        if (training.event() instanceof TrainingEvent.Resumed resumed) {
            out.println(
                    resumed.finished()
                            ? "Finished before, after step " + Figures.count(resumed.step())
                            : "Resumed after step " + Figures.count(resumed.step()) + ", in epoch " + resumed.epoch());
        }
        progress.on(training.event());
    }
}
