package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.sentiment.ReviewEvent;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import java.io.PrintStream;

/** Shows how a training on reviews goes, from the data to the model. Confined to the training thread. */
@Internal
public final class ReviewTrainingLog implements ReviewListener {
    private final PrintStream out;
    private final Progress.Detail detail;
    private final FittingLines lines;

    /** Shows this much on a terminal. */
    public ReviewTrainingLog(Terminal terminal, Progress.Detail detail) {
        this.out = terminal.out();
        this.detail = detail;
        this.lines = new FittingLines(terminal, detail, "macro-F1");
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
                    + data.reading().language().code()
                    + data.reading()
                            .segmenter()
                            .map(words -> ", by words (" + words.name() + " " + words.version() + ")")
                            .orElse(""));
        } else if (event instanceof ReviewEvent.LeaksFound found) {
            new LeakLines(out).found(found.leaks());
        } else if (event instanceof ReviewEvent.VectorsRead vectors) {
            new VectorLines(out).print(vectors.summary());
        } else if (event instanceof ReviewEvent.BaselineFitted baseline) {
            lines.baseline(baseline.validation(), baseline.seconds());
        } else if (event instanceof ReviewEvent.LengthMeasured measured) {
            new LengthLines(out).measured(measured.cut(), measured.seconds());
        } else if (event instanceof ReviewEvent.LengthPlanned planned) {
            new LengthLines(out).planned(planned.plan());
        } else if (event instanceof ReviewEvent.Training training) {
            lines.training(training.network(), training.event());
        } else if (event instanceof ReviewEvent.ModelWritten) {
            lines.written();
        } else if (event instanceof ReviewEvent.FoldScored fold) {
            lines.fold(fold.fold(), fold.folds(), fold.rows());
        }
    }
}
