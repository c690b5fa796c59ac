package io.github.rnn4j.verification.benchmarks.scaling;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws cost against size, both logarithmic: a straight line is a power law, and the distance to the floor a factor. */
final class ScalingChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 460;

    private ScalingChart() {}

    /** Writes a PNG with a chart for each curve, side by side; a file that exists is replaced as a whole. */
    static void write(ScalingReport report, Path file) {
        System.setProperty("java.awt.headless", "true");
        List<XYChart> charts = report.curves().stream()
                .map(curve -> chart(curve, report.base()))
                .toList();
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(aside)) {
                BitmapEncoder.saveBitmap(charts, 1, charts.size(), out, BitmapEncoder.BitmapFormat.PNG);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static XYChart chart(Curve curve, Sizes base) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(curve.axis() + " (" + others(curve.axis(), base) + ")")
                .xAxisTitle(curve.axis())
                .yAxisTitle("microseconds a call")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(Styler.LegendPosition.InsideNW);
        List<Integer> sizes = curve.points().stream().map(Curve.Point::size).toList();
        Map<String, List<Double>> lines = new TreeMap<>();
        for (Curve.Point point : curve.points()) {
            lines.computeIfAbsent("floor", name -> new ArrayList<>()).add(point.floorMicros());
            point.contenders().forEach((name, timing) -> lines.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(timing.bestMicros()));
        }
        // Whole powers of ten: only these are written at a logarithmic axis.
        chart.getStyler()
                .setXAxisMin(below(sizes.get(0)))
                .setXAxisMax(above(sizes.get(sizes.size() - 1)))
                .setYAxisMin(below(lines.values().stream().flatMap(List::stream).reduce(Double.MAX_VALUE, Math::min)))
                .setYAxisMax(above(lines.values().stream().flatMap(List::stream).reduce(0.0, Math::max)));
        lines.forEach((name, micros) -> {
            XYSeries series = chart.addSeries(name, sizes, micros);
            series.setMarker(name.equals("floor") ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        });
        return chart;
    }

    private static double below(double value) {
        return Math.pow(10, Math.floor(Math.log10(value)));
    }

    private static double above(double value) {
        return Math.pow(10, Math.ceil(Math.log10(value)));
    }

    private static String others(String axis, Sizes base) {
        List<String> parts = new ArrayList<>();
        for (Axis other : Axis.values()) {
            if (!other.label().equals(axis)) {
                parts.add(other.label() + " " + other.of(base));
            }
        }
        return String.join(", ", parts);
    }
}
