package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.timeseries.tick.TickEvent;
import io.github.rnn4j.tasks.timeseries.tick.TickListener;
import java.io.PrintStream;

/** Shows how a training on ticks goes, from the data to the model. Confined to the training thread. */
@Internal
public final class TickTrainingLog implements TickListener {
    private final PrintStream out;
    private final Progress.Detail detail;
    private final FittingLines lines;

    /** Shows this much on a terminal. */
    public TickTrainingLog(Terminal terminal, Progress.Detail detail) {
        this.out = terminal.out();
        this.detail = detail;
        this.lines = new FittingLines(terminal, detail, "score");
    }

    @Override
    public void on(TickEvent event) {
        if (detail == Progress.Detail.NOTHING) {
            return;
        }
        if (event instanceof TickEvent.DataRead data) {
            data(data);
        } else if (event instanceof TickEvent.LeaksFound found) {
            new LeakLines(out).found(found.leaks());
        } else if (event instanceof TickEvent.BaselineFitted baseline) {
            lines.baseline(baseline.validation(), baseline.seconds());
        } else if (event instanceof TickEvent.Training training) {
            lines.training(training.network(), training.event());
        } else if (event instanceof TickEvent.ModelWritten) {
            lines.written();
        }
    }

    private void data(TickEvent.DataRead data) {
        out.println("Data: " + data.tickers().size() + " tickers (" + String.join(", ", data.tickers()) + "), bars of "
                + data.barSeconds() + " s; " + Figures.count(data.trainWindows()) + " windows to learn from, "
                + Figures.count(data.validationWindows()) + " to choose by");
        if (data.localTimes()) {
            out.println("Times without a zone are taken for local time of the session.");
        }
        if (data.splitByTime()) {
            out.println("Split by time: no column says the parts.");
        }
        count("Breaks within sessions, which no window crosses: ", data.gaps());
        count("Rows outside of the session left out: ", data.outside());
        count("Bad rows left out: ", data.skippedRows());
    }

    private void count(String what, int count) {
        if (count > 0) {
            out.println(what + Figures.count(count));
        }
    }
}
