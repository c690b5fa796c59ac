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

    private final int[] labels;
    private final int[] runs;
    private final String figure;
    private final Resampling resampling;

    /**
     * @param labels state of each window, run by run in the order of time
     * @param runs number of each window's run
     * @param figure name of the one that models are compared by
     */
    RunBootstrap(long seed, int[] labels, int[] runs, String figure) {
        this.labels = labels;
        this.runs = runs;
        this.figure = figure;
        int count = 0;
        for (int from = 0; from < runs.length; from = AlarmMetrics.endOfRun(runs, from)) {
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
        double difference = AlarmMetrics.of(labels, runs, answers).figure(figure)
                - AlarmMetrics.of(labels, runs, others).figure(figure);
        return Resampling.compare(against, figure, difference, differences, TEST);
    }

    /** Returns the counts of each run. */
    private List<AlarmCounts> counts(WindowAnswers answers) {
        List<AlarmCounts> counts = new ArrayList<>();
        for (int from = 0, to; from < runs.length; from = to) {
            to = AlarmMetrics.endOfRun(runs, from);
            counts.add(AlarmCounts.of(labels, answers, from, to));
        }
        return counts;
    }

    private static AlarmMetrics metrics(List<AlarmCounts> counts, int[] drawn) {
        AlarmCounts sum = AlarmCounts.NONE;
        for (int run : drawn) {
            sum = sum.plus(counts.get(run));
        }
        return AlarmMetrics.of(sum);
    }
}
