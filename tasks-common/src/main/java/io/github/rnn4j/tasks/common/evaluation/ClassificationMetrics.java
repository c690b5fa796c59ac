package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well classes were predicted.
 *
 * @param f1 of two classes, F1 of the last one ({@code 1} of {@code 0, 1}); null for more classes
 * @param macroF1 mean F1 over the classes
 * @param accuracy share of rows that were right
 */
@Experimental
public record ClassificationMetrics(@Nullable Double f1, double macroF1, double accuracy) {
    /** Name of the figure that two models of two classes are compared by. */
    public static final String F1 = "f1";
    /** Name of the figure that two models of more classes are compared by. */
    public static final String MACRO_F1 = "macroF1";

    private static final String ACCURACY = "accuracy";

    /**
     * Computes them.
     *
     * @param labels right class of each row, from 0
     * @param predictions predicted class of each row
     * @param classes how many classes there are, at least 2
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the two differ in length
     */
    public static ClassificationMetrics of(int[] labels, int[] predictions, int classes) {
        if (labels.length != predictions.length) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "predictions: expected one for each of " + labels.length + " labels but got " + predictions.length);
        }
        return of(Confusion.of(labels, predictions, classes), classes);
    }

    static ClassificationMetrics of(Confusion confusion, int classes) {
        return new ClassificationMetrics(
                classes == 2 ? confusion.f1(1) : null, confusion.macroF1(), confusion.accuracy());
    }

    /** Returns the name of the figure that models are compared by: {@code f1}, or {@code macroF1} for more classes. */
    public String mainName() {
        return f1 == null ? MACRO_F1 : F1;
    }

    /** Returns the figure that models are compared by. */
    public double main() {
        return f1 == null ? macroF1 : f1;
    }

    /** Returns the figures by name, those that apply. */
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (f1 != null) {
            figures.put(F1, f1);
        }
        figures.put(MACRO_F1, macroF1);
        figures.put(ACCURACY, accuracy);
        return figures;
    }

    /** Returns the share of the most frequent class: what always guessing it would be right. */
    public static double majorityShare(int[] labels, int classes) {
        int[] counts = new int[classes];
        int greatest = 0;
        for (int label : labels) {
            greatest = Math.max(greatest, ++counts[label]);
        }
        return labels.length == 0 ? 0 : (double) greatest / labels.length;
    }
}
