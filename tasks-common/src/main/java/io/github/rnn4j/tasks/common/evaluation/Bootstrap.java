package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how far figures would move on other rows of the same kind, by drawing rows with replacement. Each draw takes the same rows for
 * all models, so a comparison is paired. Equal seeds give equal results. Thread-safe.
 */
@Experimental
public final class Bootstrap {
    private final Resampling resampling;
    private final int[] labels;
    private final int classes;

    /**
     * Takes what is common to all models.
     *
     * @param labels right class of each row, at least one
     */
    public Bootstrap(long seed, int[] labels, int classes) {
        this.resampling = new Resampling(seed, labels.length);
        this.labels = labels.clone();
        this.classes = classes;
    }

    /** Returns the 95% interval (low, high) of each figure of a model. */
    public Map<String, List<Double>> intervals(int[] predictions) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int at = draw;
            metrics(resampling.draw(draw), predictions)
                    .byName()
                    .forEach((name, value) ->
                            drawn.computeIfAbsent(name, key -> new double[Resampling.DRAWS])[at] = value);
        }
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        drawn.forEach((name, values) -> intervals.put(name, Resampling.interval95(values)));
        return intervals;
    }

    /** Compares a model with another one by F1, or by macro F1 for more than two classes. */
    public Comparison compare(int[] predictions, String against, int[] others) {
        double[] differences = new double[Resampling.DRAWS];
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int[] rows = resampling.draw(draw);
            differences[draw] =
                    metrics(rows, predictions).main() - metrics(rows, others).main();
        }
        ClassificationMetrics own = ClassificationMetrics.of(labels, predictions, classes);
        ClassificationMetrics other = ClassificationMetrics.of(labels, others, classes);
        return Resampling.compare(against, own.mainName(), own.main() - other.main(), differences, "paired bootstrap");
    }

    private ClassificationMetrics metrics(int[] rows, int[] predictions) {
        Confusion confusion = new Confusion(classes);
        for (int row : rows) {
            confusion.add(labels[row], predictions[row]);
        }
        return ClassificationMetrics.of(confusion, classes);
    }
}
