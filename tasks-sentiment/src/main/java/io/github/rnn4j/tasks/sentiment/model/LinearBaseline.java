package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A linear model that every network has to beat, one class against the rest. The strength of its regularisation is the one with
 * the best macro F1 on the validation texts, the strongest of equally good ones. Deterministic.
 *
 * @param family what kind of model it is
 * @param model the fitted model
 * @param cost chosen weight of the loss against the regularisation
 */
@Experimental
public record LinearBaseline(LinearFamily family, LinearModel model, double cost) {
    private static final double[] COSTS = {0.1, 0.3, 1, 3, 10};

    /** Returns its name in results and model files. */
    public String name() {
        return family.code();
    }

    /**
     * Fits it.
     *
     * @param train texts to learn from, with at least two classes among them
     * @param validation texts to choose the strength by
     * @param classes how many classes there are
     */
    public static LinearBaseline fit(
            LinearFamily family, Reading reading, TokenizedTexts train, TokenizedTexts validation, int classes) {
        DoubleFunction<LinearModel> fits = family.fits(reading, train, classes);
        LinearBaseline best = null;
        double bestScore = -1;
        for (double cost : COSTS) {
            LinearBaseline fitted = new LinearBaseline(family, fits.apply(cost), cost);
            double score = fitted.figures(validation, classes).macroF1();
            if (best == null || score > bestScore) {
                best = fitted;
                bestScore = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("costs: expected at least one");
        }
        return best;
    }

    /** Returns how well it tells texts apart. */
    public ClassificationMetrics figures(TokenizedTexts texts, int classes) {
        return ClassificationMetrics.of(texts.labels(), predictions(texts.tokens()), classes);
    }

    /** Returns the number of each tokenised text's class. */
    public int[] predictions(List<List<String>> texts) {
        return texts.stream()
                .mapToInt(tokens -> MacroF1.greatest(model.scores(tokens)))
                .toArray();
    }
}
