package io.github.rnn4j.tasks.sentiment.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;

/**
 * Fits one output of the linear model: L2-regularised logistic regression on features that are weighted by naive Bayes (Wang
 * and Manning, "Baselines and bigrams", ACL 2012). The factor of a feature is the logarithm of how much more often it is
 * present in texts of the class than in others, each count plus one. The solver is liblinear's trust region Newton method
 * (Lin, Weng and Keerthi, JMLR 2008), which draws no random numbers: equal texts give equal weights.
 */
final class NaiveBayesWeightedFit {
    private static final double SMOOTHING = 1;
    private static final double TOLERANCE = 1e-3;

    static {
        Linear.disableDebugOutput(); // else it prints to standard output
    }

    private final int features;
    private final double[] factors;
    private final Problem problem = new Problem();

    /**
     * Counts.
     *
     * @param texts features that are present in each text, ascending
     * @param inClass whether a text is of the class
     * @param features how many features there are
     */
    NaiveBayesWeightedFit(int[][] texts, boolean[] inClass, int features) {
        this.features = features;
        this.factors = factors(texts, inClass, features);
        problem.l = texts.length;
        problem.n = features + 1;
        problem.bias = 1;
        problem.y = new double[texts.length];
        problem.x = new Feature[texts.length][];
        for (int text = 0; text < texts.length; text++) {
            problem.y[text] = inClass[text] ? 1 : 0;
            problem.x[text] = row(texts[text]);
        }
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
     * @return weights {@code [features]} and, last, the bias
     */
    float[] solve(double cost) {
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, TOLERANCE));
        double[] solved = model.getFeatureWeights();
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        float[] weights = new float[features + 1];
        for (int feature = 0; feature < features; feature++) {
            weights[feature] = (float) (sign * solved[feature] * factors[feature]);
        }
        weights[features] = (float) (sign * solved[features]);
        return weights;
    }

    private Feature[] row(int[] present) {
        Feature[] row = new Feature[present.length + 1];
        for (int i = 0; i < present.length; i++) {
            row[i] = new FeatureNode(present[i] + 1, factors[present[i]]);
        }
        row[present.length] = new FeatureNode(features + 1, 1);
        return row;
    }
}
