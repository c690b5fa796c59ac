package io.github.rnn4j.cli.output;

import io.github.rnn4j.tasks.common.length.KeptEnd;
import io.github.rnn4j.tasks.common.length.LengthCandidate;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.length.ScoreLoss;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what cuts of texts cost, and which one was chosen. */
final class LengthLines {
    private final PrintStream out;

    LengthLines(PrintStream out) {
        this.out = out;
    }

    /** Shows one cut. */
    void measured(LengthCandidate cut, double seconds) {
        out.println("Length: " + words(cut.end(), cut.length()) + " tokens measured (" + Figures.seconds(seconds)
                + "): validation " + cut.loss().metric() + " " + Figures.score(cut.score()) + ", "
                + loss(cut.loss()));
    }

    /** Shows what was chosen, and what it loses and saves. */
    void planned(LengthPlan plan) {
        out.println("Length plan: " + words(plan.end(), plan.length()) + " tokens of a text; cuts "
                + percent(plan.cutSequences()) + " of the training texts and drops " + percent(plan.droppedItems())
                + " of their tokens");
        out.println("  score by " + plan.measuredBy() + ": " + plan.loss().metric() + " " + Figures.score(plan.score())
                + ", " + loss(plan.loss()));
        out.println("  batches of up to "
                + plan.buckets().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " steps");
        out.println("  steps of an epoch: " + Figures.count(plan.stepsBefore().computed()) + " before, "
                + Figures.count(plan.stepsAfter().computed()) + " now; of these padding "
                + Figures.count(plan.stepsBefore().padded()) + " before, "
                + Figures.count(plan.stepsAfter().padded()) + " now (" + percent(plan.savedPadding()) + " less)");
    }

    private static String words(KeptEnd end, int length) {
        return switch (end) {
            case HEAD -> "the first " + length;
            case TAIL -> "the last " + length;
            case BOTH -> "the first " + (length - length / 2) + " and the last " + length / 2;
        };
    }

    private static String loss(ScoreLoss loss) {
        return Figures.difference(loss.difference()) + " ["
                + Figures.difference(loss.interval95().get(0)) + ", "
                + Figures.difference(loss.interval95().get(1)) + "] against whole texts";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
