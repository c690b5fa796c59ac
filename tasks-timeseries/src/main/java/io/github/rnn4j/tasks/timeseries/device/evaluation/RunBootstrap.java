package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.evaluation.Resampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how far figures would move on other runs of the same kind, by drawing whole runs: windows of one run are too much alike to be
 * drawn one by one. Each draw takes the same runs for all models.
 */
final class RunBootstrap {
    private static final String TEST = "paired bootstrap of runs";

    private final WindowSeries windows;
    private final String figure;
    private final Resampling resampling;

    /**
     * @param figure name of the one that models are compared by
     */
    RunBootstrap(long seed, WindowSeries windows, String figure) {
        this.windows = windows;
        this.figure = figure;
        int count = 0;
        for (int from = 0; from < windows.size(); from = windows.endOfRun(from)) {
            count++;
        }
        this.resampling = new Resampling(seed, count);
    }

    /** Returns the 95% interval (low, high) of each figure of a model; none for one that a draw may lack. */
    Map<String, List<Double>> intervals(WindowAnswers answers) {
        List<AlarmCounts> counts = counts(answers);
        Map<String, double[]> drawn = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int at = draw;
            metrics(counts, resampling.draw(draw)).byName().forEach((name, value) -> {
                drawn.computeIfAbsent(name, key -> new double[Resampling.DRAWS])[at] = value;
                times.merge(name, 1, Integer::sum);
            });
        }
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        drawn.forEach((name, values) -> {
            if (times.getOrDefault(name, 0) == Resampling.DRAWS) {
                intervals.put(name, Resampling.interval95(values));
            }
        });
        return intervals;
    }

    /** Compares a model with another one. */
    Comparison compare(WindowAnswers answers, String against, WindowAnswers others) {
        List<AlarmCounts> own = counts(answers);
        List<AlarmCounts> other = counts(others);
        double[] differences = new double[Resampling.DRAWS];
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int[] drawn = resampling.draw(draw);
            differences[draw] =
                    metrics(own, drawn).figure(figure) - metrics(other, drawn).figure(figure);
        }
        double difference = AlarmMetrics.of(windows, answers).figure(figure)
                - AlarmMetrics.of(windows, others).figure(figure);
        return Resampling.compare(against, figure, difference, differences, TEST);
    }

    /** Returns the counts of each run. */
    private List<AlarmCounts> counts(WindowAnswers answers) {
        List<AlarmCounts> counts = new ArrayList<>();
        for (int from = 0, to; from < windows.size(); from = to) {
            to = windows.endOfRun(from);
            counts.add(AlarmCounts.of(windows, answers, from, to));
        }
        return counts;
    }

    private AlarmMetrics metrics(List<AlarmCounts> counts, int[] drawn) {
        AlarmCounts sum = AlarmCounts.NONE;
        for (int run : drawn) {
            sum = sum.plus(counts.get(run));
        }
        return AlarmMetrics.of(sum, windows.isLabelled());
    }
}
