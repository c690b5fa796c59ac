package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.report.LineChart;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.ScaledForecaster;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws what a model expected of the test windows, and what came. Confined to one thread. */
final class VolatilityChart {
    private static final int PERCENT = 100;
    private static final int MARK_SECONDS = 6 * 3600;
    private static final DateTimeFormatter MARK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Backend backend;
    private final TickModel model;

    /** @param backend stays the caller's */
    VolatilityChart(Backend backend, TickModel model) {
        this.backend = backend;
        this.model = model;
    }

    /** Draws the test windows of some trades; forecasts are multiplied by their factor, as the loss takes them. */
    LineChart of(TickSource source) {
        TickSample sample = TickSample.of(TickData.read(source), model.settings(), Part.TEST);
        ScaledForecaster baseline = model.baselines().get(0);
        double[] expected = model.network().forecasts(backend, model.settings(), model.anchor(), sample);
        return new LineChart(
                "Volatility of the next " + model.settings().horizon() + " bars: what came, and what was expected",
                "Root mean square of the returns of the next "
                        + model.settings().horizon() + " bars at each test window, times UTC."
                        + " The solid line is what came, the dashed one the network, the dotted one the first baseline.",
                "% of the price, a bar of " + model.settings().barSeconds() + " s",
                List.of(
                        line("what came", sample, sample.answers(), 1),
                        line("network", sample, expected, model.network().varianceFactor()),
                        line(
                                baseline.model().name(),
                                sample,
                                sample.forecasts(baseline.model()),
                                baseline.varianceFactor())),
                List.of(),
                marks(sample.times()));
    }

    private LineChart.Line line(String name, TickSample sample, double[] logarithms, double varianceFactor) {
        double[] times = sample.times();
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && times[i] - times[i - 1] > model.settings().barSeconds()) {
                points.add(new LineChart.Point(times[i], Double.NaN));
            }
            points.add(new LineChart.Point(times[i], PERCENT * Math.sqrt(varianceFactor) * Math.exp(logarithms[i])));
        }
        return new LineChart.Line(name, points);
    }

    private static List<LineChart.Mark> marks(double[] times) {
        List<LineChart.Mark> marks = new ArrayList<>();
        long last = (long) times[times.length - 1];
        for (long at = ((long) times[0] / MARK_SECONDS + 1) * MARK_SECONDS; at < last; at += MARK_SECONDS) {
            marks.add(new LineChart.Mark(at, MARK.format(Instant.ofEpochSecond(at))));
        }
        return marks;
    }
}
