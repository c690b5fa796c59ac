package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How an input, or a score, was distributed in the training data: how many values fell into each of some ranges. Range {@code i} holds the
 * values above {@code edges[i - 1]} and up to {@code edges[i]}; the first and the last range have no end. Immutable.
 *
 * @param name of the input, such as {@code temperature}
 * @param edges bounds of the ranges, rising
 * @param counts values of each range, one more than there are edges
 */
@Experimental
public record ReferenceDistribution(String name, List<Double> edges, List<Long> counts) {
    private static final int TENTHS = 10;

    public ReferenceDistribution {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1) {
            throw invalid(name, "expected " + (edges.size() + 1) + " counts", String.valueOf(counts.size()));
        }
        for (int i = 0; i < edges.size(); i++) {
            double below = i == 0 ? Double.NEGATIVE_INFINITY : edges.get(i - 1);
            if (!(edges.get(i) > below && edges.get(i) < Double.POSITIVE_INFINITY)) {
                throw invalid(name, "expected finite edges that rise", edges.toString());
            }
        }
        if (counts.stream().anyMatch(count -> count < 0) || counts.stream().allMatch(count -> count == 0)) {
            throw invalid(name, "expected counts of at least one value", counts.toString());
        }
    }

    /**
     * Returns how values are distributed: in ranges of a tenth of them each, and a range on either side that none of them is in. Values that
     * are not finite do not count.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if no value is finite
     */
    public static ReferenceDistribution of(String name, double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw invalid(name, "expected a finite value", values.length + " that are not");
        }
        List<Double> edges = new ArrayList<>(List.of(Math.nextDown(sorted[0])));
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            double edge = sorted[(int) (((long) sorted.length * tenth + TENTHS - 1) / TENTHS) - 1];
            if (edge > edges.get(edges.size() - 1)) {
                edges.add(edge);
            }
        }
        Long[] counts = new Long[edges.size() + 1];
        Arrays.fill(counts, 0L);
        for (double value : sorted) {
            counts[range(edges, value)]++;
        }
        return new ReferenceDistribution(name, edges, List.of(counts));
    }

    /** Returns the number of the range that a value is in, from 0. */
    public int range(double value) {
        return range(edges, value);
    }

    private static int range(List<Double> edges, double value) {
        int range = 0;
        while (range < edges.size() && value > edges.get(range)) {
            range++;
        }
        return range;
    }

    private static RnnException invalid(String name, String expected, String got) {
        return new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "distribution of '" + name + "': " + expected + " but got " + got
                        + ". Make it with ReferenceDistribution.of.");
    }
}
