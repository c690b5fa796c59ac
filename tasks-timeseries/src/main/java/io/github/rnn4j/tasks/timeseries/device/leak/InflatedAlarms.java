package io.github.rnn4j.tasks.timeseries.device.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.common.leak.InflatedFigure;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.ForestClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.ForestFit;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.RidgeClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What ridge and forest reach where whole runs are held out, beside what they reach where windows of the same runs are. Where
 * the split says neither, they are fitted anew on training and validation windows; test windows are not looked at. An alarm is raised as soon as a fault is the likeliest, so that no
 * threshold is chosen on the windows that are scored. Equal seeds give equal figures.
 */
@Experimental
public final class InflatedAlarms {
    /** How many times runs are held out: each fit takes as long as that of the baseline. */
    private static final int FOLDS = 3;

    private static final String BY_SPLIT = "the split, which keeps runs whole";
    private static final String BY_FOLDS = "whole runs held out, " + FOLDS + " folds";
    private static final String RANDOM = "random windows of the same runs held out";
    private static final String AS_SPLIT = "the split, which shares runs";

    private final List<WindowClassifier> fitted;
    private final LabelledWindows validation;
    private final LabelledWindows both;
    private final boolean runsShared;
    private final long seed;

    /**
     * Takes what there is.
     *
     * @param fitted baselines of the training; of them ridge and forest are asked
     * @param train windows that they were fitted on
     * @param validation windows of the other part
     */
    public InflatedAlarms(List<WindowClassifier> fitted, LabelledWindows train, LabelledWindows validation, long seed) {
        this.fitted = fitted.stream()
                .filter(model -> model instanceof RidgeClassifier || model instanceof ForestClassifier)
                .toList();
        this.validation = validation;
        this.both = train.and(validation);
        this.runsShared = Arrays.stream(validation.runs())
                .anyMatch(run -> Arrays.stream(train.runs()).anyMatch(other -> other == run));
        this.seed = seed;
    }

    /**
     * Estimates. Runs that both parts hold are held out whole, which takes as long as the baselines did, twice or more; so do random windows
     * once.
     *
     * @param random whether windows are drawn at random for the inflated figure, and not as they are split
     * @param stopRequested asked before each fit
     * @return nothing if a stop was requested, if the split keeps runs whole and no random windows are asked for, or if runs cannot be held out: fewer than two, or a
     *     state that all others lack
     */
    public Optional<InflatedFigures> estimate(boolean random, BooleanSupplier stopRequested) {
        List<int[]> folds = runsShared ? runFolds() : List.of();
        if (runsShared ? folds.isEmpty() : !random) {
            return Optional.empty();
        }
        Map<String, AlarmMetrics> honest = runsShared ? score(folds, stopRequested) : asSplit();
        Map<String, AlarmMetrics> inflated = random ? score(List.of(randomWindows()), stopRequested) : asSplit();
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        List<InflatedFigure> figures = new ArrayList<>();
        honest.forEach((name, metrics) ->
                figures.add(new InflatedFigure(name, figures(metrics), figures(inflated.getOrDefault(name, metrics)))));
        return Optional.of(new InflatedFigures(runsShared ? BY_FOLDS : BY_SPLIT, random ? RANDOM : AS_SPLIT, figures));
    }

    private Map<String, AlarmMetrics> asSplit() {
        Map<String, AlarmMetrics> metrics = new LinkedHashMap<>();
        for (WindowClassifier model : fitted) {
            metrics.put(model.name(), metrics(ScoredWindows.of(model, validation), validation));
        }
        return metrics;
    }

    private static AlarmMetrics metrics(ScoredWindows scored, LabelledWindows windows) {
        return AlarmMetrics.of(windows.labels(), windows.runs(), scored.answers(0));
    }

    private static Map<String, Double> figures(AlarmMetrics metrics) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(AlarmMetrics.F1_FAULT, metrics.f1Fault());
        figures.put(AlarmMetrics.ACCURACY, metrics.accuracy());
        return figures;
    }

    /** Returns figures over the held-out windows of all folds together. */
    private Map<String, AlarmMetrics> score(List<int[]> folds, BooleanSupplier stopRequested) {
        Map<String, List<double[]>> scores = new LinkedHashMap<>();
        List<Integer> held = new ArrayList<>();
        for (int[] fold : folds) {
            if (stopRequested.getAsBoolean()) {
                return Map.of();
            }
            LabelledWindows here = both.only(fold);
            for (WindowClassifier model : fit(both.only(others(fold)), here)) {
                scores.computeIfAbsent(model.name(), name -> new ArrayList<>())
                        .addAll(ScoredWindows.of(model, here).scores());
            }
            Arrays.stream(fold).forEach(held::add);
        }
        LabelledWindows all =
                both.only(held.stream().mapToInt(Integer::intValue).toArray());
        Map<String, AlarmMetrics> metrics = new LinkedHashMap<>();
        scores.forEach((name, of) -> metrics.put(name, metrics(new ScoredWindows(of), all)));
        return metrics;
    }

    private List<WindowClassifier> fit(LabelledWindows learned, LabelledWindows held) {
        return List.of(RidgeClassifier.fit(learned, held), ForestFit.fit(learned, seed));
    }

    private int[] randomWindows() {
        int[] order = indices(0, both.size());
        new RandomStream(new RandomKey(seed, Purpose.SPLITTING, 1, 0)).shuffle(order);
        int[] held = Arrays.copyOf(order, validation.size());
        Arrays.sort(held);
        return held;
    }

    /** Returns the windows of each fold; none if a fold would have nothing to learn a state from. */
    private List<int[]> runFolds() {
        int[] order = Arrays.stream(both.runs()).distinct().toArray();
        new RandomStream(new RandomKey(seed, Purpose.SPLITTING, 2, 0)).shuffle(order);
        Map<Integer, Integer> foldOf = new LinkedHashMap<>();
        for (int i = 0; i < order.length; i++) {
            foldOf.put(order[i], i % FOLDS);
        }
        List<int[]> folds = new ArrayList<>();
        for (int fold = 0; fold < Math.min(FOLDS, order.length); fold++) {
            int number = fold;
            int[] held = Arrays.stream(indices(0, both.size()))
                    .filter(i -> foldOf.getOrDefault(both.runs()[i], -1) == number)
                    .toArray();
            if (states(others(held)) < states(indices(0, both.size()))) {
                return List.of();
            }
            folds.add(held);
        }
        return folds;
    }

    private long states(int[] windows) {
        return Arrays.stream(windows).map(i -> both.labels()[i]).distinct().count();
    }

    private int[] others(int[] sorted) {
        return Arrays.stream(indices(0, both.size()))
                .filter(i -> Arrays.binarySearch(sorted, i) < 0)
                .toArray();
    }

    private static int[] indices(int from, int to) {
        int[] indices = new int[to - from];
        Arrays.setAll(indices, i -> from + i);
        return indices;
    }
}
