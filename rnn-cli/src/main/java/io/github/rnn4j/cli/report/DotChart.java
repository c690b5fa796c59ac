package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.output.Figures;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One figure of several models, a line each: a filled circle for networks, a hollow square for what stands beside them, and the value in
 * digits. Whiskers are 95% intervals.
 *
 * @param title what stands above it
 * @param description what it shows, in words
 * @param axis name of the figure
 * @param dots from top to bottom, at least one
 */
@Internal
public record DotChart(String title, String description, String axis, List<Dot> dots) implements Chart {
    private static final int LEFT = 250;
    private static final int RIGHT = 640;
    private static final int TOP = 12;
    private static final int ROW = 28;
    private static final int RADIUS = 5;

    public DotChart {
        dots = List.copyOf(dots);
    }

    /**
     * A model's figure.
     *
     * @param name the model's
     * @param value its figure
     * @param interval low and high; empty for none
     * @param network whether it is a network
     */
    @Internal
    public record Dot(String name, double value, List<Double> interval, boolean network) {
        public Dot {
            interval = List.copyOf(interval);
        }

        private DoubleStream values() {
            return DoubleStream.concat(DoubleStream.of(value), interval.stream().mapToDouble(Double::doubleValue));
        }
    }

    @Override
    public int width() {
        return 720;
    }

    @Override
    public int height() {
        return TOP + ROW * dots.size() + 44;
    }

    @Override
    public void draw(Svg svg) {
        Scale scale = Scale.around(
                dots.stream().flatMapToDouble(Dot::values).min().orElse(0),
                dots.stream().flatMapToDouble(Dot::values).max().orElse(1),
                LEFT,
                RIGHT);
        double bottom = TOP + (double) ROW * dots.size();
        for (double mark : scale.marks()) {
            svg.line("grid", scale.at(mark), TOP, scale.at(mark), bottom);
            svg.words("middle", scale.at(mark), bottom + 18, scale.text(mark));
        }
        svg.words("middle", (LEFT + RIGHT) / 2.0, bottom + 36, axis);
        for (int i = 0; i < dots.size(); i++) {
            draw(svg, scale, dots.get(i), TOP + ROW * (i + 0.5));
        }
    }

    private static void draw(Svg svg, Scale scale, Dot dot, double y) {
        svg.words("end", LEFT - 14.0, y + 5, dot.name());
        if (!dot.interval().isEmpty()) {
            svg.line(
                    "whisker",
                    scale.at(dot.interval().get(0)),
                    y,
                    scale.at(dot.interval().get(1)),
                    y);
        }
        double x = scale.at(dot.value());
        String words = dot.name() + ": " + Figures.score(dot.value());
        svg.path(dot.network() ? "network" : "beside", dot.network() ? circle(x, y) : square(x, y), words);
        svg.words("start", RIGHT + 12.0, y + 5, Figures.score(dot.value()));
    }

    private static String circle(double x, double y) {
        String half = "a" + RADIUS + " " + RADIUS + " 0 1 0 ";
        return "M" + Svg.number(x - RADIUS) + " " + Svg.number(y) + half + 2 * RADIUS + " 0" + half + -2 * RADIUS
                + " 0z";
    }

    private static String square(double x, double y) {
        return "M" + Svg.number(x - RADIUS) + " " + Svg.number(y - RADIUS) + "h" + 2 * RADIUS + "v" + 2 * RADIUS + "h"
                + -2 * RADIUS + "z";
    }
}
