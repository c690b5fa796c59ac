package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import io.github.rnn4j.tasks.sentiment.text.VocabularySettings;
import java.util.Arrays;
import java.util.List;

/**
 * The linear model that every network has to beat: naive-Bayes-weighted logistic regression over tokens and token pairs, one
 * class against the rest. The strength of its regularisation is the one with the best macro F1 on the validation texts, the
 * strongest of equally good ones. Deterministic.
 *
 * @param model the fitted model
 * @param cost chosen weight of the loss against the regularisation
 */
@Experimental
public record LinearBaseline(NgramLogisticRegression model, double cost) {
    /** Its name in results and model files. */
    public static final String NAME = "nb-logistic-regression";

    private static final double[] COSTS = {0.1, 0.3, 1, 3, 10};
    private static final VocabularySettings FEATURES = new VocabularySettings(2, 1, 500_000);

    /**
     * Fits it.
     *
     * @param train texts to learn from, with at least two classes among them
     * @param validation texts to choose the strength by
     * @param classes how many classes there are
     */
    public static LinearBaseline fit(Language language, TokenizedTexts train, TokenizedTexts validation, int classes) {
        Vocabulary features = Vocabulary.build(train.tokens(), FEATURES);
        NaiveBayesWeightedFit[] fits = fits(features, train, classes);
        int[][] held = present(features, validation);
        LinearBaseline best = null;
        double bestScore = -1;
        for (double cost : COSTS) {
            NgramLogisticRegression model = solve(language, features, fits, cost);
            int[] predictions = Arrays.stream(held).mapToInt(model::classify).toArray();
            double score = ClassificationMetrics.of(validation.labels(), predictions, classes)
                    .macroF1();
            if (best == null || score > bestScore) {
                best = new LinearBaseline(model, cost);
                bestScore = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("costs: expected at least one");
        }
        return best;
    }

    private static NaiveBayesWeightedFit[] fits(Vocabulary features, TokenizedTexts train, int classes) {
        int[][] texts = present(features, train);
        int[] labels = train.labels();
        int outputs = classes == 2 ? 1 : classes;
        NaiveBayesWeightedFit[] fits = new NaiveBayesWeightedFit[outputs];
        for (int output = 0; output < outputs; output++) {
            int wanted = classes - outputs + output;
            boolean[] inClass = new boolean[texts.length];
            for (int text = 0; text < texts.length; text++) {
                inClass[text] = labels[text] == wanted;
            }
            fits[output] = new NaiveBayesWeightedFit(texts, inClass, features.size());
        }
        return fits;
    }

    private static NgramLogisticRegression solve(
            Language language, Vocabulary features, NaiveBayesWeightedFit[] fits, double cost) {
        float[][] weights = new float[fits.length][];
        float[] biases = new float[fits.length];
        for (int output = 0; output < fits.length; output++) {
            float[] solution = fits[output].solve(cost);
            weights[output] = Arrays.copyOf(solution, features.size());
            biases[output] = solution[features.size()];
        }
        return new NgramLogisticRegression(language, features, weights, biases);
    }

    private static int[][] present(Vocabulary features, TokenizedTexts texts) {
        return texts.tokens().stream()
                .map((List<String> tokens) -> NgramLogisticRegression.present(features, tokens))
                .toArray(int[][]::new);
    }
}
