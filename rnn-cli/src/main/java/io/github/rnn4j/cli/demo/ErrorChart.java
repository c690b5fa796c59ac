package io.github.rnn4j.cli.demo;

import io.github.rnn4j.cli.report.LineChart;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws how far each reading of a mote is off what was forecast of it, in times of the threshold of alarms. */
final class ErrorChart {
    private static final int HOUR = 3600;
    /** Readings of so many seconds are drawn as one point, the greatest error of them. */
    private static final int POINT = 60;

    private final MoteTable motes;
    private final List<MoteTable.Row> rows;

    /** @param rows reading that each window ends with */
    ErrorChart(MoteTable motes, List<MoteTable.Row> rows) {
        this.motes = motes;
        this.rows = List.copyOf(rows);
    }

    /**
     * Draws one mote.
     *
     * @param models scores of each window, limit and error, by the model's name
     */
    LineChart of(String mote, Map<String, ScoredWindows> models) {
        List<LineChart.Line> lines = new ArrayList<>();
        models.forEach((name, scores) -> lines.add(line(name, mote, scores)));
        double first = lines.get(0).points().get(0).at();
        double last =
                lines.get(0).points().get(lines.get(0).points().size() - 1).at();
        lines.add(
                new LineChart.Line("threshold", List.of(new LineChart.Point(first, 1), new LineChart.Point(last, 1))));
        List<LineChart.Span> spans = motes.faults().stream()
                .filter(fault -> fault.mote().equals(mote))
                .map(fault -> new LineChart.Span("fault", fault.firstSecond(), fault.lastSecond()))
                .toList();
        List<LineChart.Mark> marks = new ArrayList<>();
        for (long at = ((long) first / HOUR + 1) * HOUR; at < last; at += HOUR) {
            marks.add(new LineChart.Mark(at, at / HOUR + " h"));
        }
        return new LineChart(
                "Mote " + mote + ": how far readings are off their forecast",
                "Greatest error of each minute, in times of a model's threshold (1): three readings in a row above it raise an alarm."
                        + " Shaded: the fault that was made, which no model was told of.",
                "error, in times of the threshold",
                lines,
                spans,
                marks);
    }

    private LineChart.Line line(String name, String mote, ScoredWindows scores) {
        TreeMap<Integer, Double> greatest = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).mote().equals(mote)) {
                double[] limitAndError = scores.scores().get(i);
                greatest.merge(rows.get(i).second() / POINT * POINT, limitAndError[1] / limitAndError[0], Math::max);
            }
        }
        return new LineChart.Line(
                name,
                greatest.entrySet().stream()
                        .map(minute -> new LineChart.Point(minute.getKey(), minute.getValue()))
                        .toList());
    }
}
