package io.github.rnn4j.verification.benchmarks.coldstart;

import io.github.rnn4j.verification.benchmarks.report.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Cold starts.
 *
 * @param schemaVersion keys are added, never changed
 * @param command {@code bench cold-start}
 * @param machine processor and Java
 * @param runs starts of each way
 * @param limitMillis the most that the median of the way {@code made} may take
 * @param within whether it does
 * @param ways what was started
 */
public record ColdStartReport(
        int schemaVersion,
        String command,
        String machine,
        int runs,
        double limitMillis,
        boolean within,
        List<Started> ways) {
    private static final String ROW = "%-17s %8s %8s  %8s %8s %8s %10s  %s%n";

    public ColdStartReport {
        ways = List.copyOf(ways);
    }

    /** Returns the run as a table. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(machine).append(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT,
                "from the start of Java to a first prediction of W1's size, %d starts, milliseconds; the parts are medians%n",
                runs));
        text.append(String.format(
                Locale.ROOT, ROW, "", "min", "median", "main", "backend", "model", "prediction", "classes loaded"));
        for (Started way : ways) {
            Start parts = way.medianParts();
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    way.way(),
                    millis(way.minMillis()),
                    millis(way.medianMillis()),
                    millis(parts.mainMillis()),
                    millis(parts.backendMillis()),
                    millis(parts.modelMillis()),
                    millis(parts.predictionMillis()),
                    classes(way.classes())));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "limit: the median of '%s' at most %.0f ms: %s%n",
                        Way.MADE.label(),
                        limitMillis,
                        within ? "kept" : "broken"))
                .toString();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String classes(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Writes the run as JSON. */
    void write(Path file) {
        JsonFile.write(this, file);
    }
}
