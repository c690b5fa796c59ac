package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forest as tensors, its trees one after the other: {@code nodes [trees]}, how many each has, and of every node {@code feature}, -1 in a
 * leaf, {@code threshold}, {@code children [.., 2]}, counted within the tree, and {@code shares [.., states]}.
 */
final class ForestTensors {
    private static final String NODES = "nodes";
    private static final String FEATURE = "feature";
    private static final String THRESHOLD = "threshold";
    private static final String CHILDREN = "children";
    private static final String SHARES = "shares";

    private ForestTensors() {}

    static List<NamedArray> encode(ForestClassifier forest, String prefix) {
        List<DecisionTree> trees = forest.trees();
        int total = trees.stream().mapToInt(tree -> tree.features().length).sum();
        int states = forest.states();
        double[] nodes =
                trees.stream().mapToDouble(tree -> tree.features().length).toArray();
        double[] features = new double[total];
        double[] thresholds = new double[total];
        double[] children = new double[2 * total];
        double[] shares = new double[states * total];
        int at = 0;
        for (DecisionTree tree : trees) {
            for (int node = 0; node < tree.features().length; node++, at++) {
                features[at] = tree.features()[node];
                thresholds[at] = tree.thresholds()[node];
                for (int i = 0; i < tree.children()[node].length; i++) {
                    children[2 * at + i] = tree.children()[node][i];
                }
                System.arraycopy(tree.shares()[node], 0, shares, states * at, tree.shares()[node].length);
            }
        }
        return List.of(
                new NamedArray(prefix + NODES, DType.INT32, Shape.of(trees.size()), nodes),
                new NamedArray(prefix + FEATURE, DType.INT32, Shape.of(total), features),
                new NamedArray(prefix + THRESHOLD, DType.FLOAT64, Shape.of(total), thresholds),
                new NamedArray(prefix + CHILDREN, DType.INT32, Shape.of(total, 2), children),
                new NamedArray(prefix + SHARES, DType.FLOAT64, Shape.of(total, states), shares));
    }

    static ForestClassifier decode(WindowStatistics statistics, StateDict tensors, String prefix) {
        double[] nodes = tensors.get(prefix + NODES).values();
        double[] features = tensors.get(prefix + FEATURE).values();
        double[] thresholds = tensors.get(prefix + THRESHOLD).values();
        double[] children = tensors.get(prefix + CHILDREN).values();
        NamedArray shares = tensors.get(prefix + SHARES);
        int total = (int) Arrays.stream(nodes).sum();
        if (nodes.length == 0
                || features.length != total
                || thresholds.length != total
                || children.length != 2 * total
                || shares.shape().rank() != 2
                || shares.shape().size(0) != total) {
            throw new InvalidSpecException("tensor '" + prefix + FEATURE + "': expected " + total
                    + " nodes in all tensors but got " + features.length + ", " + thresholds.length + ", "
                    + tensors.get(prefix + CHILDREN).shape() + " and " + shares.shape());
        }
        List<DecisionTree> trees = new ArrayList<>();
        int states = shares.shape().size(1);
        double[] flat = shares.values();
        int at = 0;
        for (double count : nodes) {
            int size = (int) count;
            int[] feature = new int[size];
            int[][] pairs = new int[size][];
            double[][] own = new double[size][];
            for (int node = 0; node < size; node++) {
                int place = at + node;
                feature[node] = (int) features[place];
                boolean leaf = feature[node] < 0;
                pairs[node] = leaf ? new int[0] : new int[] {(int) children[2 * place], (int) children[2 * place + 1]};
                own[node] = leaf ? Arrays.copyOfRange(flat, states * place, states * (place + 1)) : new double[0];
                check(prefix, node, feature[node], pairs[node], size, statistics.size());
            }
            trees.add(new DecisionTree(feature, Arrays.copyOfRange(thresholds, at, at + size), pairs, own));
            at += size;
        }
        return new ForestClassifier(statistics, trees);
    }

    /** Children come after their node, so that every walk ends. */
    private static void check(String prefix, int node, int feature, int[] pair, int size, int statistics) {
        boolean fits = feature < statistics;
        for (int child : pair) {
            fits &= child > node && child < size;
        }
        if (!fits) {
            throw new InvalidSpecException("tensor '" + prefix + CHILDREN + "': expected nodes behind " + node
                    + " and below " + size + ", and a feature below " + statistics + ", but got "
                    + Arrays.toString(pair) + " and " + feature);
        }
    }
}
