package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import java.util.Arrays;
import java.util.List;

/** A random forest (Breiman, Machine Learning 45, 2001) over the statistics of a window. Immutable. */
@Experimental
public final class ForestClassifier implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "random-forest";

    private final WindowStatistics statistics;
    private final List<DecisionTree> trees;

    ForestClassifier(WindowStatistics statistics, List<DecisionTree> trees) {
        this.statistics = statistics;
        this.trees = List.copyOf(trees);
    }

    List<DecisionTree> trees() {
        return trees;
    }

    /** Returns how many states there are. */
    int states() {
        return Arrays.stream(trees.get(0).shares())
                .mapToInt(shares -> shares.length)
                .max()
                .orElse(0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long parameters() {
        return trees.stream().mapToLong(DecisionTree::parameters).sum();
    }

    /** Returns the logarithms of the shares, none of which is taken to be below half a tree's. */
    @Override
    public double[] logits(float[] window) {
        double[] logits = scores(window);
        double least = 0.5 / trees.size();
        for (int state = 0; state < logits.length; state++) {
            logits[state] = Math.log(Math.max(least, logits[state]));
        }
        return logits;
    }

    /** Returns the mean over the trees of the share of each state among the training windows in the leaf. */
    @Override
    public double[] scores(float[] window) {
        double[] x = statistics.of(window);
        double[] sums = trees.get(0).shares(x).clone();
        for (int tree = 1; tree < trees.size(); tree++) {
            double[] shares = trees.get(tree).shares(x);
            for (int state = 0; state < sums.length; state++) {
                sums[state] += shares[state];
            }
        }
        for (int state = 0; state < sums.length; state++) {
            sums[state] /= trees.size();
        }
        return sums;
    }
}
