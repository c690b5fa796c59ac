package io.github.rnn4j.cli.output;

import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import java.io.PrintStream;
import java.util.Locale;

/** Says how much of the training texts pretrained vectors cover. */
final class VectorLines {
    private final PrintStream out;

    VectorLines(PrintStream out) {
        this.out = out;
    }

    void print(VectorSummary vectors) {
        out.println("Vectors: " + vectors.dimension() + " numbers each"
                + (vectors.frozen()
                        ? ", frozen (" + Figures.count(vectors.frozenParameters()) + " numbers)"
                        : ", trained further")
                + (vectors.duplicates() == 0
                        ? ""
                        : "; " + Figures.count(vectors.duplicates())
                                + " more of tokens that have one already, left out"));
        vectors.coverage()
                .forEach((what, one) -> out.println("  " + Figures.count(one.found()) + " of "
                        + Figures.count(one.entries()) + " " + what + " have one (" + percent(one.vocabularyShare())
                        + " of the vocabulary, " + percent(one.runningShare()) + " of the training texts)"));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
