package io.github.rnn4j.verification.benchmarks.scaling;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.report.JsonFile;
import io.github.rnn4j.verification.benchmarks.report.Report;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cost against size.
 *
 * @param schemaVersion keys are added, never changed
 * @param command {@code bench scaling}
 * @param machine processor and Java
 * @param peaks what one core can do
 * @param base the sizes that stay while one varies
 * @param curves one for each size that was varied
 */
public record ScalingReport(
        int schemaVersion, String command, String machine, Peaks peaks, Sizes base, List<Curve> curves) {
    private static final String ROW = "%-7s %5s %11s  %-12s %11s %11s %8s %14s%n";

    public ScalingReport {
        curves = List.copyOf(curves);
    }

    /** Returns what stays, in a line. */
    String baseLine() {
        return String.format(
                Locale.ROOT,
                "RNN, input as wide as the state; where they do not vary: %d steps, hidden %d, batch %d",
                base.steps(),
                base.hidden(),
                base.batch());
    }

    /** Returns the run as a table. */
    public String table() {
        StringBuilder text = new StringBuilder();
        for (String line : List.of(machine, peaks.lines(), baseLine())) {
            text.append(line).append(System.lineSeparator());
        }
        text.append(
                String.format(Locale.ROOT, ROW, "", "", "floor", "kernels", "best", "p50", "× floor", "ns/mul-add"));
        for (Curve curve : curves) {
            String axis = curve.axis();
            for (Curve.Point point : curve.points()) {
                append(text, axis, point);
                axis = "";
            }
        }
        return text.toString();
    }

    /** Writes the run as JSON. */
    void write(Path file) {
        JsonFile.write(this, file);
    }

    private static void append(StringBuilder text, String axis, Curve.Point point) {
        String size = Integer.toString(point.size());
        String floor = Report.micros(point.floorMicros());
        String name = axis;
        for (Map.Entry<String, Timing> entry : point.contenders().entrySet()) {
            Timing timing = entry.getValue();
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    name,
                    size,
                    floor,
                    entry.getKey(),
                    Report.micros(timing.bestMicros()),
                    Report.micros(timing.p50Micros()),
                    String.format(Locale.ROOT, "%.2f", timing.bestMicros() / point.floorMicros()),
                    String.format(Locale.ROOT, "%.4f", 1e3 * timing.bestMicros() / point.multiplyAdds())));
            name = "";
            size = "";
            floor = "";
        }
    }
}
