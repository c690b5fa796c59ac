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
 * Fits one output of a linear model by liblinear's trust region Newton method (Lin, Weng and Keerthi, JMLR 2008), which draws no
 * random numbers: equal texts give equal weights.
 */
final class LiblinearFit {
    static {
        Linear.disableDebugOutput(); // else it prints to standard output
    }

    private final SolverType solver;
    private final double tolerance;
    private final Problem problem = new Problem();

    /**
     * Takes the texts.
     *
     * @param rows of each text, as {@link #row} makes them
     * @param inClass whether a text is of the class
     * @param features how many features there are
     * @param solver one that draws no random numbers
     * @param tolerance at which it stops
     */
    LiblinearFit(Feature[][] rows, boolean[] inClass, int features, SolverType solver, double tolerance) {
        this.solver = solver;
        this.tolerance = tolerance;
        problem.l = rows.length;
        problem.n = features + 1;
        problem.bias = 1;
        problem.x = rows;
        problem.y = new double[rows.length];
        for (int text = 0; text < rows.length; text++) {
            problem.y[text] = inClass[text] ? 1 : 0;
        }
    }

    /** Returns a text for the solver, with the constant feature at its end. */
    static Feature[] row(int[] present, double[] values, int features) {
        Feature[] row = new Feature[present.length + 1];
        for (int i = 0; i < present.length; i++) {
            row[i] = new FeatureNode(present[i] + 1, values[i]);
        }
        row[present.length] = new FeatureNode(features + 1, 1);
        return row;
    }

    /**
     * Solves for one strength.
     *
     * @param cost weight of the loss against the regularisation, > 0
     * @return weights {@code [features]} and, last, the bias
     */
    double[] solve(double cost) {
        if (Arrays.stream(problem.y).distinct().count() < 2) {
            double[] constant = new double[problem.n];
            constant[problem.n - 1] = problem.y[0] == 1 ? 1 : -1; // one class among few texts: nothing to tell apart
            return constant;
        }
        Model model = Linear.train(problem, new Parameter(solver, cost, tolerance));
        double[] weights = model.getFeatureWeights().clone();
        if (model.getLabels()[0] != 1) {
            for (int feature = 0; feature < weights.length; feature++) {
                weights[feature] = -weights[feature];
            }
        }
        return weights;
    }
}
