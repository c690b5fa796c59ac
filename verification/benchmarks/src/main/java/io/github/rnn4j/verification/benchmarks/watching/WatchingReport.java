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

    /** Returns what stands above the rows. */
    static String head(String machine, int pairs) {
        return String.format(
                Locale.ROOT,
                "%s%nprocessor time of the training's thread, everything on beside nothing, median of %d pairs, interval of %.0f%%%n"
                        + ROW,
                machine,
                pairs,
                100 * PairedRatios.CONFIDENCE,
                "",
                "steps",
                "looks",
                "alone",
                "ratio",
                "interval",
                "");
    }

    /** Returns the row of a training. */
    static String row(WatchingCost cost) {
        return String.format(
                Locale.ROOT,
                ROW,
                cost.training(),
                cost.steps(),
                cost.looks(),
                String.format(Locale.ROOT, "%.0f ms", cost.aloneMillis()),
                number(cost.ratio().median()),
                number(cost.ratio().low()) + " to " + number(cost.ratio().high()),
                cost.within() ? "" : "above " + number(cost.limit()));
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** Writes the run as JSON. */
    void write(Path file) {
        JsonFile.write(this, file);
    }
}
