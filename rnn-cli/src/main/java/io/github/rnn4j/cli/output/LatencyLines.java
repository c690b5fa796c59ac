package io.github.rnn4j.cli.output;

import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how long an answer takes, and how that was measured. */
final class LatencyLines {
    /** From here on calls wait for each other however short an answer is. */
    private static final double TOO_BUSY = 0.9;

    private final PrintStream out;

    LatencyLines(PrintStream out) {
        this.out = out;
    }

    void print(String task, LatencyMicros latency) {
        out.println("One answer, " + what(task) + " out: half within " + Figures.micros(latency.p50())
                + ", 99 of 100 within " + Figures.micros(latency.p99()) + ", 999 of 1,000 within "
                + Figures.micros(latency.p999()) + ", all within " + Figures.micros(latency.max()));
        out.println(String.format(
                Locale.ROOT,
                "  %s calls, %s a second, each timed from when it was due; %.1f%% busy; asked late by %s"
                        + " (99 of 100), by %s at the most",
                Figures.count(latency.calls()),
                Figures.number(latency.rate()),
                100 * latency.busyShare(),
                Figures.micros(latency.generator().p99()),
                Figures.micros(latency.generator().max())));
        if (latency.busyShare() > TOO_BUSY) {
            out.println(
                    "  Calls come about as fast as answers or faster: these times grow with --duration. Give a lower"
                            + " --rate.");
        }
        budget(latency);
    }

    private void budget(LatencyMicros latency) {
        LatencyMicros.Budget budget = latency.budget();
        if (budget != null) {
            out.println(String.format(
                    Locale.ROOT,
                    "  Over the budget of %s µs: %s of %s calls (%.3f%%)",
                    Figures.number(budget.micros()),
                    Figures.count(budget.over()),
                    Figures.count(latency.calls()),
                    100 * budget.overShare()));
        }
    }

    private static String what(String task) {
        return switch (task) {
            case DeviceModel.TASK -> "frame in, state";
            case TickModel.TASK -> "bar in, forecast";
            default -> "text in, label";
        };
    }
}
