package io.github.rnn4j.verification.benchmarks.oddsize;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.report.JsonFile;
import io.github.rnn4j.verification.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Odd sizes beside their neighbours.
 *
 * @param schemaVersion keys are added, never changed
 * @param command {@code bench odd-sizes}
 * @param machine processor and Java
 * @param peaks what one core can do
 * @param steps steps of a sequence
 * @param otherSize the size of what is not odd
 * @param limit the most that an operation may take, in those of any neighbour
 * @param sizes what was compared
 */
public record OddSizesReport(
        int schemaVersion,
        String command,
        String machine,
        Peaks peaks,
        int steps,
        int otherSize,
        double limit,
        List<Verdict> sizes) {
    private static final String ROW = "%-6s %5s %6s  %-12s %11s %11s  %s%n";

    public OddSizesReport {
        sizes = List.copyOf(sizes);
    }

    /**
     * A comparison and what it amounts to.
     *
     * @param comparison the figures
     * @param worstRatio its greatest ratio to a neighbour
     * @param within whether that is no more than the limit
     */
    public record Verdict(Comparison comparison, double worstRatio, boolean within) {
        static Verdict of(Comparison comparison) {
            return new Verdict(comparison, comparison.worstRatio(), comparison.within());
        }
    }

    /** Returns the run as a table. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(machine).append(System.lineSeparator());
        text.append(peaks.lines()).append(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT,
                "RNN of %d steps; input and state are %d wide where they are not odd; × is the odd size's time of a"
                        + " multiply-add in the neighbour's, at most %.1f%n",
                steps,
                otherSize,
                limit));
        text.append(
                String.format(Locale.ROOT, ROW, "", "size", "batch", "kernels", "best", "ns/mul-add", "neighbours"));
        for (Verdict verdict : sizes) {
            Comparison one = verdict.comparison();
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    one.side(),
                    one.size(),
                    one.batch(),
                    one.kernels(),
                    Report.micros(one.bestMicros()),
                    String.format(Locale.ROOT, "%.4f", one.nanosPerOperation()),
                    neighbours(one) + (verdict.within() ? "" : "  above the limit")));
        }
        return text.toString();
    }

    private static String neighbours(Comparison one) {
        return one.neighbours().stream()
                .map(neighbour -> String.format(
                        Locale.ROOT,
                        "%d: %.4f × %.2f",
                        neighbour.size(),
                        neighbour.nanosPerOperation(),
                        neighbour.ratio()))
                .collect(Collectors.joining(", "));
    }

    /** Writes the run as JSON. */
    void write(Path file) {
        JsonFile.write(this, file);
    }
}
