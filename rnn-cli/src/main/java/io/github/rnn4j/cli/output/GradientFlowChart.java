package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.train.GradientFlow;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Draws a gradient flow as bars on a logarithmic scale, at most {@value #MAX_LINES} lines. Not thread-safe. */
@Internal
public final class GradientFlowChart {
    private static final int MAX_LINES = 25;
    private static final int WIDTH = 60;

    /** Decades below which everything looks alike: no bar. */
    private static final int MAX_DECADES = 30;

    private final PrintStream out;

    /** Draws to a stream. */
    public GradientFlowChart(PrintStream out) {
        this.out = out;
    }

    /** Draws the flow, its scale, and the ratio of the first ten steps. */
    public void print(GradientFlow flow) {
        List<Double> norms = flow.perStep();
        int every = (norms.size() + MAX_LINES - 1) / MAX_LINES;
        double top = decade(norms.stream().mapToDouble(norm -> norm).max().orElse(1), true);
        double bottom = Math.max(top - MAX_DECADES, decade(smallest(norms), false));
        double decades = Math.max(1, top - bottom);
        out.println("  step  gradient  " + scale(bottom, bottom + decades));
        for (int i = (norms.size() - 1) % every; i < norms.size(); i += every) {
            double norm = norms.get(i);
            double share = (Math.log10(norm) - bottom) / decades;
            String bar = "#".repeat((int) Math.round(WIDTH * Math.max(0, Math.min(1, share))));
            out.println(String.format(Locale.ROOT, "  %4d  %8.1e  %s", i + 1, norm, bar)
                    .stripTrailing());
        }
        out.println(String.format(Locale.ROOT, "First 10 steps over the last: %.2e", flow.ratioFirst10ToLast()));
    }

    private static double smallest(List<Double> norms) {
        return norms.stream()
                .mapToDouble(norm -> norm)
                .filter(norm -> norm > 0)
                .min()
                .orElse(1);
    }

    private static double decade(double norm, boolean up) {
        double exponent = Math.log10(norm);
        return up ? Math.ceil(exponent) : Math.floor(exponent);
    }

    private static String scale(double bottom, double top) {
        String left = String.format(Locale.ROOT, "1e%.0f", bottom);
        String right = String.format(Locale.ROOT, "1e%.0f", top);
        return left + ".".repeat(Math.max(1, WIDTH - left.length() - right.length())) + right;
    }
}
