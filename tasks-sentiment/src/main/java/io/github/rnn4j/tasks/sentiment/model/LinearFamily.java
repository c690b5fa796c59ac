package io.github.rnn4j.tasks.sentiment.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.SolverType;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import io.github.rnn4j.tasks.sentiment.text.VocabularySettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of linear models that are fitted beside every network. */
@Experimental
public enum LinearFamily {
    /** Logistic regression on tokens and pairs, weighted by naive Bayes (Wang and Manning, ACL 2012). */
    NB_LOGISTIC_REGRESSION("nb-logistic-regression") {
        @Override
        DoubleFunction<LinearModel> fits(Reading reading, TokenizedTexts train, int classes) {
            Vocabulary features = Vocabulary.build(train.tokens(), new VocabularySettings(2, 1, MAXIMUM_FEATURES));
            int[][] texts = train.tokens().stream()
                    .map((List<String> tokens) -> NgramLogisticRegression.present(features, tokens))
                    .toArray(int[][]::new);
            List<NaiveBayesWeightedFit> fits = OneAgainstRest.fits(
                    train.labels(), classes, inClass -> new NaiveBayesWeightedFit(texts, inClass, features.size()));
            return cost -> {
                LinearWeights weights = weights(fits, fit -> fit.solve(cost), features.size());
                return new NgramLogisticRegression(reading, features, weights.weights(), weights.biases());
            };
        }
    },

    /**
     * A support vector machine with the squared hinge loss on tokens, pairs and, in Chinese, three characters in a row, weighted
     * by tf-idf (Joachims, ECML 1998). N-grams that stand in the training texts once are left out.
     */
    TFIDF_SVM("tfidf-svm") {
        @Override
        DoubleFunction<LinearModel> fits(Reading reading, TokenizedTexts train, int classes) {
            Vocabulary features =
                    Vocabulary.build(train.tokens(), new VocabularySettings(reading.views() + 1, 2, MAXIMUM_FEATURES));
            int[][] texts = train.tokens().stream()
                    .map((List<String> tokens) -> LinearModel.occurring(features, tokens))
                    .toArray(int[][]::new);
            float[] idf = TfidfVector.idf(texts, features.size());
            Feature[][] rows = Arrays.stream(texts)
                    .map(text -> TfidfVector.of(text, idf))
                    .map(vector -> LiblinearFit.row(vector.features(), vector.values(), features.size()))
                    .toArray(Feature[][]::new);
            List<LiblinearFit> fits = OneAgainstRest.fits(
                    train.labels(),
                    classes,
                    inClass -> new LiblinearFit(rows, inClass, features.size(), SolverType.L2R_L2LOSS_SVC, TOLERANCE));
            return cost -> {
                LinearWeights weights = weights(fits, fit -> fit.solve(cost), features.size());
                return new TfidfSvm(reading, features, idf, weights.weights(), weights.biases());
            };
        }
    };

    private static final int MAXIMUM_FEATURES = 500_000;
    private static final double TOLERANCE = 1e-2;

    private final String code;

    LinearFamily(String code) {
        this.code = code;
    }

    /** Returns its name in results and model files, such as {@code tfidf-svm}. */
    public String code() {
        return code;
    }

    /** Returns the family of that name; null if there is none. */
    static @Nullable LinearFamily find(String code) {
        return Arrays.stream(values())
                .filter(family -> family.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /**
     * Prepares fits to texts for one strength after the other.
     *
     * @param train texts to learn from, with at least two classes among them
     * @param classes how many classes there are
     * @return from the weight of the loss against the regularisation, > 0, to the model
     */
    abstract DoubleFunction<LinearModel> fits(Reading reading, TokenizedTexts train, int classes);

    private static <F> LinearWeights weights(List<F> fits, Function<F, double[]> solve, int features) {
        float[][] weights = new float[fits.size()][features];
        float[] biases = new float[fits.size()];
        for (int output = 0; output < weights.length; output++) {
            double[] solution = solve.apply(fits.get(output));
            biases[output] = (float) solution[features];
            for (int feature = 0; feature < features; feature++) {
                weights[output][feature] = (float) solution[feature];
            }
        }
        return new LinearWeights(weights, biases);
    }
}
