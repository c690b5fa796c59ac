package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how far figures would move on other rows of the same kind, by drawing rows with replacement (Efron, Annals of
 * Statistics 1979; percentile intervals). Each draw takes the same rows for all models, so a comparison is paired. Equal
 * seeds give equal results. Thread-safe.
 */
@Experimental
public final class Bootstrap {
    private static final int DRAWS = 2_000;

    private final long seed;
    private final int[] labels;
    private final int classes;

    /**
     * Takes what is common to all models.
     *
     * @param labels right class of each row, at least one
     */
    public Bootstrap(long seed, int[] labels, int classes) {
        this.seed = seed;
        this.labels = labels.clone();
        this.classes = classes;
    }

    /** Returns the 95% interval (low, high) of each figure of a model. */
    public Map<String, List<Double>> intervals(int[] predictions) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            int at = draw;
            metrics(rows(draw), predictions)
                    .byName()
                    .forEach((name, value) -> drawn.computeIfAbsent(name, key -> new double[DRAWS])[at] = value);
        }
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        drawn.forEach((name, values) -> intervals.put(name, interval95(values)));
        return intervals;
    }

    /** Compares a model with another one by F1, or by macro F1 for more than two classes. */
    public Comparison compare(int[] predictions, String against, int[] others) {
        double[] differences = new double[DRAWS];
        int notAbove = 0;
        int notBelow = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] rows = rows(draw);
            differences[draw] =
                    metrics(rows, predictions).main() - metrics(rows, others).main();
            notAbove += differences[draw] <= 0 ? 1 : 0;
            notBelow += differences[draw] >= 0 ? 1 : 0;
        }
        ClassificationMetrics own = ClassificationMetrics.of(labels, predictions, classes);
        ClassificationMetrics other = ClassificationMetrics.of(labels, others, classes);
        double p = Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (DRAWS + 1));
        List<Double> interval = interval95(differences);
        return new Comparison(
                against,
                own.mainName(),
                own.main() - other.main(),
                interval,
                p,
                verdict(interval).code(),
                "paired bootstrap");
    }

    private int[] rows(int draw) {
        RandomStream stream = new RandomStream(new RandomKey(seed, Purpose.RESAMPLING, 0, draw));
        int[] rows = new int[labels.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = stream.nextInt(labels.length);
        }
        return rows;
    }

    private ClassificationMetrics metrics(int[] rows, int[] predictions) {
        Confusion confusion = new Confusion(classes);
        for (int row : rows) {
            confusion.add(labels[row], predictions[row]);
        }
        return ClassificationMetrics.of(confusion, classes);
    }

    private static List<Double> interval95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int below = (int) Math.round(0.025 * sorted.length);
        List<Double> interval = new ArrayList<>();
        interval.add(sorted[below]);
        interval.add(sorted[sorted.length - 1 - below]);
        return interval;
    }

    private static Verdict verdict(List<Double> interval) {
        if (interval.get(0) > 0) {
            return Verdict.BETTER;
        }
        return interval.get(1) < 0 ? Verdict.WORSE : Verdict.TIE;
    }
}
