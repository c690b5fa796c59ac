package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.LengthBuckets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Buckets with the least padding: of all ways to put some lengths into so many buckets, the one in which the sum of what each length
 * lacks to its bucket's bound is least. That is an optimal partition of ordered numbers, found by dynamic programming (Bellman,
 * Communications of the ACM 4(6), 1961). The best last cut moves right as more lengths are put in, so that each row of the table is
 * filled by halving (O(k m log m) for m different lengths).
 */
@Experimental
public final class OptimalBuckets {
    private final int[] values;
    private final long[] countBefore;
    private final int[][] lastCut;

    private OptimalBuckets(int[] lengths, int most) {
        this.values = Arrays.stream(lengths).sorted().distinct().toArray();
        this.countBefore = new long[values.length + 1];
        for (int length : lengths) {
            countBefore[Arrays.binarySearch(values, length) + 1]++;
        }
        for (int i = 0; i < values.length; i++) {
            countBefore[i + 1] += countBefore[i];
        }
        this.lastCut = new int[Math.min(most, values.length) + 1][values.length + 1];
        long[] best = new long[values.length + 1];
        for (int end = 1; end <= values.length; end++) {
            best[end] = padded(0, end);
        }
        for (int buckets = 2; buckets < lastCut.length; buckets++) {
            long[] next = new long[values.length + 1];
            fill(buckets, best, next, buckets, values.length, buckets - 1, values.length - 1);
            best = next;
        }
    }

    /**
     * Returns the buckets.
     *
     * @param lengths of the sequences, each at least 1
     * @param most buckets at the most, at least 1; the more, the less padding
     * @param mostSteps what the bounds add up to at the most, for each is a shape that is recorded; one bucket may be beyond it
     */
    public static LengthBuckets of(int[] lengths, int most, int mostSteps) {
        OptimalBuckets table = new OptimalBuckets(lengths, most);
        for (int buckets = table.lastCut.length - 1; buckets > 1; buckets--) {
            List<Integer> bounds = table.bounds(buckets);
            if (bounds.stream().mapToInt(Integer::intValue).sum() <= mostSteps) {
                return new LengthBuckets(bounds);
            }
        }
        return new LengthBuckets(table.bounds(1));
    }

    /** Steps that the values from one position to before another are padded to in one bucket; what they have themselves is the same always. */
    private long padded(int from, int to) {
        return values[to - 1] * (countBefore[to] - countBefore[from]);
    }

    /** Fills a part of a row, whose last cuts lie between two positions. */
    private void fill(int buckets, long[] best, long[] next, int from, int to, int leastCut, int greatestCut) {
        if (from > to) {
            return;
        }
        int end = (from + to) >>> 1;
        int cut = leastCut;
        for (int candidate = leastCut; candidate <= Math.min(greatestCut, end - 1); candidate++) {
            if (best[candidate] + padded(candidate, end) < best[cut] + padded(cut, end)) {
                cut = candidate;
            }
        }
        next[end] = best[cut] + padded(cut, end);
        lastCut[buckets][end] = cut;
        fill(buckets, best, next, from, end - 1, leastCut, cut);
        fill(buckets, best, next, end + 1, to, cut, greatestCut);
    }

    private List<Integer> bounds(int buckets) {
        List<Integer> bounds = new ArrayList<>();
        int end = values.length;
        for (int left = buckets; left >= 1; left--) {
            bounds.add(0, values[end - 1]);
            end = lastCut[left][end];
        }
        return bounds;
    }
}
