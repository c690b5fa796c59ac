package io.github.rnn4j.verification.benchmarks.watching;

import io.github.rnn4j.verification.benchmarks.report.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to watch.
 *
 * @param schemaVersion keys are added, never changed
 * @param command {@code bench watching}
 * @param machine processor and Java
 * @param pairs of trainings
 * @param trainings what was trained
 */
public record WatchingReport(
        int schemaVersion, String command, String machine, int pairs, List<WatchingCost> trainings) {
    private static final String ROW = "%-8s %6s %6s %10s %8s  %-16s %s%n";

    public WatchingReport {
        trainings = List.copyOf(trainings);
    }

    /** Returns the run as a table. */
    public String table() {
        StringBuilder text = new StringBuilder(machine).append(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT,
                "processor time of the training's thread, everything on beside nothing, median of %d pairs, interval of %.0f%%%n",
                pairs,
                100 * PairedRatios.CONFIDENCE));
        text.append(String.format(Locale.ROOT, ROW, "", "steps", "looks", "alone", "ratio", "interval", ""));
        for (WatchingCost each : trainings) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    each.training(),
                    each.steps(),
                    each.looks(),
                    String.format(Locale.ROOT, "%.0f ms", each.aloneMillis()),
                    number(each.ratio().median()),
                    number(each.ratio().low()) + " to " + number(each.ratio().high()),
                    each.within() ? "" : "above " + number(each.limit())));
        }
        return text.toString();
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** Writes the run as JSON. */
    void write(Path file) {
        JsonFile.write(this, file);
    }
}
