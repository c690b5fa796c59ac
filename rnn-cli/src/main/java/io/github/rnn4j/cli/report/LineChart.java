package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over time, each with a look of its own: solid, dashed, dotted, in this order. A value that is no number breaks a line.
 *
 * @param title what stands above it
 * @param description what it shows, in words
 * @param axis what the values are
 * @param lines one to four
 * @param spans stretches that are shaded
 * @param marks what is written below
 */
@Internal
public record LineChart(
        String title, String description, String axis, List<Line> lines, List<Span> spans, List<Mark> marks)
        implements Chart {
    private static final int LEFT = 60;
    private static final int RIGHT = 940;
    private static final int TOP = 44;
    private static final int BOTTOM = 280;
    private static final int LEGEND = 28;
    private static final int GLYPH = 8;

    public LineChart {
        lines = List.copyOf(lines);
        spans = List.copyOf(spans);
        marks = List.copyOf(marks);
    }

    /**
     * A line.
     *
     * @param name what it is of
     * @param points at least one, in the order of time
     */
    @Internal
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A point of a line.
     *
     * @param at where, on the axis of time
     * @param value what; not a number where the line breaks
     */
    @Internal
    public record Point(double at, double value) {}

    /**
     * A stretch of time.
     *
     * @param name what happened in it
     */
    @Internal
    public record Span(String name, double from, double to) {}

    /**
     * What is written below the chart.
     *
     * @param at where, on the axis of time
     */
    @Internal
    public record Mark(double at, String text) {}

    @Override
    public int width() {
        return 960;
    }

    @Override
    public int height() {
        return BOTTOM + 50;
    }

    @Override
    public void draw(Svg svg) {
        Scale time = time();
        Scale values = Scale.around(
                Math.min(0, values().min().orElse(0)), values().max().orElse(1), BOTTOM, TOP);
        for (Span span : spans) {
            svg.box(
                    "span",
                    time.at(span.from()),
                    TOP,
                    time.at(span.to()) - time.at(span.from()),
                    BOTTOM - (double) TOP);
            svg.words("middle", time.at((span.from() + span.to()) / 2), TOP - 4.0, span.name());
        }
        for (double mark : values.marks()) {
            svg.line("grid", LEFT, values.at(mark), RIGHT, values.at(mark));
            svg.words("end", LEFT - 8.0, values.at(mark) + 5, values.text(mark));
        }
        for (Mark mark : marks) {
            svg.line("grid", time.at(mark.at()), TOP, time.at(mark.at()), BOTTOM + 6.0);
            svg.words("middle", time.at(mark.at()), BOTTOM + 22.0, mark.text());
        }
        svg.words("start", LEFT, BOTTOM + 44.0, axis);
        double legend = LEFT;
        for (int i = 0; i < lines.size(); i++) {
            String look = "line" + i;
            svg.path(look, path(lines.get(i), time, values), lines.get(i).name());
            svg.line(look, legend, 14, legend + LEGEND, 14);
            svg.words("start", legend + LEGEND + 6, 19, lines.get(i).name());
            legend += LEGEND + 30 + (double) GLYPH * lines.get(i).name().length();
        }
    }

    private DoubleStream values() {
        return points().mapToDouble(Point::value).filter(Double::isFinite);
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private Scale time() {
        double first = points().mapToDouble(Point::at).min().orElse(0);
        double last = points().mapToDouble(Point::at).max().orElse(1);
        return new Scale(first, last > first ? last : first + 1, 1, LEFT, RIGHT);
    }

    private static String path(Line line, Scale time, Scale values) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (Point point : line.points()) {
            if (Double.isFinite(point.value())) {
                path.append(broken ? 'M' : 'L')
                        .append(Svg.number(time.at(point.at())))
                        .append(' ')
                        .append(Svg.number(values.at(point.value())));
            }
            broken = !Double.isFinite(point.value());
        }
        return path.toString();
    }
}
