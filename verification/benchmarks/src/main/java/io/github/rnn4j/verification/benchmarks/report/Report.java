package io.github.rnn4j.verification.benchmarks.report;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run: on which machine, what that can do, and what was measured.
 *
 * @param schemaVersion keys are added, never changed
 * @param command {@code bench}
 * @param machine processor and Java
 * @param peaks what one core can do
 * @param workloads what was measured
 */
public record Report(int schemaVersion, String command, String machine, Peaks peaks, List<Result> workloads) {
    private static final String ROW = "%-4s %7s %10s  %-12s %10s %10s %10s %8s %8s %8s %8s%n";

    /** Returns the run as a table. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(machine)
                .append(System.lineSeparator())
                .append(peaks.lines())
                .append(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "",
                "threads",
                "floor",
                "contender",
                "best",
                "p50",
                "p99",
                "× floor",
                "× peer",
                "bytes",
                "error"));
        workloads.forEach(result -> addRows(result, text));
        text.append(
                        "× floor: best beside the floor of so many cores; × peer: how many times as long the best peer took.")
                .append(System.lineSeparator());
        return text.toString();
    }

    private static void addRows(Result result, StringBuilder text) {
        Map<String, Double> peer = result.timesBestPeer();
        boolean first = true;
        for (Map.Entry<String, Timing> entry : result.contenders().entrySet()) {
            Timing timing = entry.getValue();
            Double times = peer.get(entry.getKey());
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    first ? result.name() : "",
                    first ? result.threads() : "",
                    first ? micros(result.floorMicros()) : "",
                    entry.getKey(),
                    micros(timing.bestMicros()),
                    micros(timing.p50Micros()),
                    micros(timing.p99Micros()),
                    String.format(Locale.ROOT, "%.2f", timing.bestMicros() / result.floorMicros()),
                    times == null ? "" : String.format(Locale.ROOT, "%.2f", times),
                    String.format(Locale.ROOT, "%.0f", timing.bytesPerCall()),
                    String.format(Locale.ROOT, "%.1e", timing.maxError())));
            first = false;
        }
    }

    /** Returns a time for readers. */
    public static String micros(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%.2f ms", value / 1000)
                : String.format(Locale.ROOT, "%.2f us", value);
    }

    /** Writes the run as JSON; a file that exists is replaced as a whole. */
    public void write(Path file) {
        JsonFile.write(this, file);
    }
}
