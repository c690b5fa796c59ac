package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.timeseries.device.DeviceEvent;
import io.github.rnn4j.tasks.timeseries.device.DeviceListener;
import java.io.PrintStream;

/** Shows how a training on devices goes, from the data to the model. Confined to the training thread. */
@Internal
public final class DeviceTrainingLog implements DeviceListener {
    private final PrintStream out;
    private final Progress.Detail detail;
    private final FittingLines lines;

    /** Shows this much on a terminal. */
    public DeviceTrainingLog(Terminal terminal, Progress.Detail detail) {
        this.out = terminal.out();
        this.detail = detail;
        this.lines = new FittingLines(terminal, detail, "score");
    }

    @Override
    public void on(DeviceEvent event) {
        if (detail == Progress.Detail.NOTHING) {
            return;
        }
        if (event instanceof DeviceEvent.DataRead data) {
            data(data);
        } else if (event instanceof DeviceEvent.LeaksFound found) {
            new LeakLines(out).found(found.leaks());
        } else if (event instanceof DeviceEvent.BaselineFitted baseline) {
            lines.baseline(baseline.validation(), baseline.seconds());
        } else if (event instanceof DeviceEvent.Training training) {
            lines.training(training.network(), training.event());
        } else if (event instanceof DeviceEvent.ModelWritten) {
            lines.written();
        }
    }

    private void data(DeviceEvent.DataRead data) {
        out.println("Data: " + Figures.count(data.runs()) + " runs; " + Figures.count(data.trainWindows())
                + " windows to learn from, " + Figures.count(data.validationWindows())
                + " to choose by; states " + String.join(", ", data.classes()));
        out.println("Features: " + String.join(", ", data.features()));
        data.leftOut().forEach(column -> out.println("  left out: " + column.column() + ", which " + column.reason()));
        if (data.skippedRows() > 0) {
            out.println("Bad rows left out: " + Figures.count(data.skippedRows()));
        }
    }
}
