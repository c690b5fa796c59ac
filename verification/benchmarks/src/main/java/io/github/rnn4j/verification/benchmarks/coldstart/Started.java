package io.github.rnn4j.verification.benchmarks.coldstart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What all starts of one way took.
 *
 * @param way how
 * @param minMillis the quickest, to the first prediction
 * @param medianMillis half of them are quicker
 * @param medianParts the median of each part by itself
 * @param classes loaded classes by where they come from
 */
public record Started(
        String way, double minMillis, double medianMillis, Start medianParts, Map<String, Integer> classes) {
    public Started {
        classes = new TreeMap<>(classes);
    }

    static Started of(Way way, List<Start> starts, Map<String, Integer> classes) {
        double min = starts.stream().mapToDouble(Start::wallMillis).min().orElse(0);
        Start parts = new Start(
                median(starts, Start::mainMillis),
                median(starts, Start::backendMillis),
                median(starts, Start::modelMillis),
                median(starts, Start::predictionMillis),
                median(starts, Start::wallMillis));
        return new Started(way.label(), min, parts.wallMillis(), parts, classes);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> part) {
        double[] sorted = starts.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
