package io.github.rnn4j.cli.output;

import io.github.rnn4j.tasks.common.leak.InflatedFigure;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Shows leaks in the data of a training, and what they do to figures. */
final class LeakLines {
    private final PrintStream out;

    LeakLines(PrintStream out) {
        this.out = out;
    }

    /** Shows what was looked for and found. */
    void found(List<Leak> leaks) {
        out.println(leaks.isEmpty() ? "Leaks: none found" : "Leaks found in the data:");
        leaks.forEach(this::line);
    }

    /** Shows beside a result what its reader should know. */
    void beside(List<Leak> leaks) {
        List<Leak> told =
                leaks.stream().filter(leak -> leak.level() != LeakLevel.INFO).toList();
        if (!told.isEmpty()) {
            out.println("Leaks in the data that it was trained on:");
            told.forEach(this::line);
            out.println();
        }
    }

    private void line(Leak leak) {
        out.println("  " + leak.kind().code() + " ("
                + (leak.accepted() ? "accepted" : leak.level().code()) + "): " + leak.message());
    }

    /** Shows the figures of baselines with a leak and without. */
    void inflated(InflatedFigures figures) {
        out.println("What a leak makes of a figure, on training and validation data:");
        out.println("  honest: " + figures.honest() + "; inflated: " + figures.inflated());
        List<String> header = new ArrayList<>(List.of("baseline"));
        figures.baselines().get(0).honest().keySet().forEach(metric -> {
            header.add("honest " + metric);
            header.add("inflated " + metric);
        });
        Table table = new Table(header.toArray(String[]::new));
        for (InflatedFigure figure : figures.baselines()) {
            List<String> cells = new ArrayList<>(List.of(figure.name()));
            figure.honest().forEach((metric, value) -> {
                cells.add(Figures.score(value));
                cells.add(Figures.score(figure.inflated().getOrDefault(metric, Double.NaN)));
            });
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, "  ");
        out.println();
    }
}
