package io.github.rnn4j.tasks.timeseries.device.model;

/**
 * A tree of thresholds, node by node, the root first. Immutable, by agreement.
 *
 * @param features which number a node looks at; -1 in a leaf
 * @param thresholds up to and including which it goes to the node's first child
 * @param children number of the first child and of the second, one pair a node
 * @param shares of each state in a leaf
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record DecisionTree(int[] features, double[] thresholds, int[][] children, double[][] shares) {
    /** Returns how many numbers it has learned: thresholds of nodes, and shares in leaves. */
    long parameters() {
        long count = 0;
        for (int node = 0; node < features.length; node++) {
            count += features[node] >= 0 ? 1 : shares[node].length;
        }
        return count;
    }

    double[] shares(double[] x) {
        int node = 0;
        while (features[node] >= 0) {
            node = children[node][x[features[node]] > thresholds[node] ? 1 : 0];
        }
        return shares[node];
    }
}
