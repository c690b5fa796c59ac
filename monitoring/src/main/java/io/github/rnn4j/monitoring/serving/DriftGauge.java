package io.github.rnn4j.monitoring.serving;

import io.github.rnn4j.api.data.ReferenceDistribution;
import java.util.Arrays;

/**
 * How far the last values of one input are from its training data: the population stability index (Siddiqi, Credit Risk Scorecards, 2006), the
 * sum over ranges of {@code (actual - expected) * ln(actual / expected)}. Half a value is added to each range, so that an empty one
 * is no infinity. Not safe for use by several threads.
 */
final class DriftGauge {
    /** Of fewer values the index would mostly say how few they are: of K ranges it is (K - 1) / n at the mean where nothing has changed. */
    static final int FEWEST_VALUES = 500;

    /** The index is about the last one to two thousand values. */
    static final int BLOCK = 1_000;

    private static final double HALF = 0.5;

    private final ReferenceDistribution reference;
    private final double[] expected;
    private long[] block;
    private long[] blockBefore;
    private int inBlock;
    private int inBlockBefore;

    DriftGauge(ReferenceDistribution reference) {
        this.reference = reference;
        this.expected =
                shares(reference.counts().stream().mapToLong(count -> count).toArray());
        this.block = new long[expected.length];
        this.blockBefore = new long[expected.length];
    }

    String name() {
        return reference.name();
    }

    /** Takes a value; one that is not finite does not count. */
    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        block[reference.range(value)]++;
        if (++inBlock == BLOCK) {
            long[] oldest = blockBefore;
            blockBefore = block;
            block = oldest;
            Arrays.fill(block, 0);
            inBlockBefore = inBlock;
            inBlock = 0;
        }
    }

    /** Returns the index; NaN of too few values. */
    double index() {
        if (inBlock + inBlockBefore < FEWEST_VALUES) {
            return Double.NaN;
        }
        long[] last = new long[block.length];
        Arrays.setAll(last, range -> block[range] + blockBefore[range]);
        double[] actual = shares(last);
        double index = 0;
        for (int range = 0; range < actual.length; range++) {
            index += (actual[range] - expected[range]) * Math.log(actual[range] / expected[range]);
        }
        return index;
    }

    private static double[] shares(long[] counts) {
        double all = Arrays.stream(counts).sum() + HALF * counts.length;
        return Arrays.stream(counts).mapToDouble(count -> (count + HALF) / all).toArray();
    }
}
