package io.github.rnn4j.tasks.sentiment.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.leak.InflatedFigure;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the linear baseline reaches on validation rows that are copies of training rows, or not. */
@Experimental
public final class InflatedReviews {
    private InflatedReviews() {}

    /**
     * Estimates.
     *
     * @param copies validation rows whose text is equal or nearly equal to one of the training part
     * @return nothing if there are none, or if a class has no other row
     */
    public static Optional<InflatedFigures> estimate(
            LinearBaseline linear, List<Review> validation, BitSet copies, int classes) {
        int[] labels = validation.stream().mapToInt(Review::label).toArray();
        int[] all = IntStream.range(0, labels.length).toArray();
        int[] others = IntStream.range(0, labels.length)
                .filter(row -> !copies.get(row))
                .toArray();
        if (copies.isEmpty() || classes(labels, others) < classes(labels, all)) {
            return Optional.empty();
        }
        int[] predictions = validation.stream()
                .mapToInt(review -> linear.model().classify(review.text()))
                .toArray();
        return Optional.of(new InflatedFigures(
                others.length + " validation rows without a copy in training",
                "all " + labels.length + " validation rows",
                List.of(new InflatedFigure(
                        linear.name(),
                        ClassificationMetrics.of(only(labels, others), only(predictions, others), classes)
                                .byName(),
                        ClassificationMetrics.of(labels, predictions, classes).byName()))));
    }

    private static long classes(int[] labels, int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).distinct().count();
    }

    private static int[] only(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
