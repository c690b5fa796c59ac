package io.github.rnn4j.tasks.sentiment.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;

/**
 * Fits one output of the linear model: L2-regularised logistic regression on features that are weighted by naive Bayes (Wang
 * and Manning, "Baselines and bigrams", ACL 2012). The factor of a feature is the logarithm of how much more often it is
 * present in texts of the class than in others, each count plus one.
 */
final class NaiveBayesWeightedFit {
    private static final double SMOOTHING = 1;
    private static final double TOLERANCE = 1e-3;

    private final double[] factors;
    private final LiblinearFit fit;

    /**
     * Counts.
     *
     * @param texts features that are present in each text, ascending
     * @param inClass whether a text is of the class
     * @param features how many features there are
     */
    NaiveBayesWeightedFit(int[][] texts, boolean[] inClass, int features) {
        this.factors = factors(texts, inClass, features);
        Feature[][] rows = new Feature[texts.length][];
        for (int text = 0; text < texts.length; text++) {
            double[] values = Arrays.stream(texts[text])
                    .mapToDouble(feature -> factors[feature])
                    .toArray();
            rows[text] = LiblinearFit.row(texts[text], values, features);
        }
        this.fit = new LiblinearFit(rows, inClass, features, SolverType.L2R_LR, TOLERANCE);
    }

    private static double[] factors(int[][] texts, boolean[] inClass, int features) {
        double[] in = new double[features];
        double[] out = new double[features];
        Arrays.fill(in, SMOOTHING);
        Arrays.fill(out, SMOOTHING);
        for (int text = 0; text < texts.length; text++) {
            for (int feature : texts[text]) {
                (inClass[text] ? in : out)[feature]++;
            }
        }
        double shift = Math.log(Arrays.stream(out).sum() / Arrays.stream(in).sum());
        double[] result = new double[features];
        for (int feature = 0; feature < features; feature++) {
            result[feature] = Math.log(in[feature] / out[feature]) + shift;
        }
        return result;
    }

    /**
     * Solves for one strength.
     *
     * @param cost weight of the loss against the regularisation, > 0
     * @return weights {@code [features]}, with the factors in them, and, last, the bias
     */
    double[] solve(double cost) {
        double[] weights = fit.solve(cost);
        for (int feature = 0; feature < factors.length; feature++) {
            weights[feature] *= factors[feature];
        }
        return weights;
    }
}
