package io.github.rnn4j.core.train;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Puts examples of similar length into one batch, so that little of a batch is padding, and still in another order every
 * epoch: examples are shuffled, sorted by length within windows of some batches, cut into batches, and the batches shuffled.
 * Where there are buckets, all examples are sorted by bucket instead: what is left over of one goes into the first batch of the next.
 * Each example comes once an epoch. Immutable.
 */
final class LengthBatches {
    private static final int WINDOW_BATCHES = 50;

    private final int[] lengths;
    private final int batchSize;
    private final LengthBuckets buckets;

    /**
     * Makes the batches of some examples.
     *
     * @param batchSize examples of a batch; the last one cut may have fewer
     */
    LengthBatches(List<Example> examples, int batchSize) {
        this(examples, batchSize, LengthBuckets.NONE);
    }

    /**
     * Makes the batches of some examples.
     *
     * @param batchSize examples of a batch; the last one cut may have fewer
     * @param buckets one of which holds each example, or none
     */
    LengthBatches(List<Example> examples, int batchSize, LengthBuckets buckets) {
        this(examples.stream().mapToInt(example -> example.steps().timeSteps()).toArray(), batchSize, buckets);
    }

    /**
     * Makes the batches of examples of some lengths, which stay as they are.
     *
     * @param lengths time steps of each example
     */
    LengthBatches(int[] lengths, int batchSize, LengthBuckets buckets) {
        this.lengths = lengths;
        this.batchSize = batchSize;
        this.buckets = buckets;
    }

    /** Returns the number of batches. */
    int count() {
        return (lengths.length + batchSize - 1) / batchSize;
    }

    /** Returns the batches of an epoch as indices of examples. */
    List<int[]> shuffled(long seed, int epoch) {
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.SHUFFLING, 0, epoch));
        int[] order = inOrder(lengths.length);
        numbers.shuffle(order);
        if (buckets.size() > 0) {
            sort(order, 0, order.length, i -> buckets.bucket(lengths[i]));
        } else {
            int window = (int) Math.min(lengths.length, (long) WINDOW_BATCHES * batchSize);
            for (int start = 0; start < order.length; start += window) {
                sort(order, start, Math.min(order.length, start + window), i -> lengths[i]);
            }
        }
        int[] turn = inOrder(count());
        numbers.shuffle(turn);
        return Arrays.stream(turn).mapToObj(batch -> cut(order, batch)).toList();
    }

    /** Returns the batches by length, always the same: for scoring. */
    List<int[]> sorted() {
        int[] order = inOrder(lengths.length);
        sort(order, 0, order.length, i -> lengths[i]);
        return Arrays.stream(inOrder(count()))
                .mapToObj(batch -> cut(order, batch))
                .toList();
    }

    private int[] cut(int[] order, int batch) {
        int start = batch * batchSize;
        return Arrays.copyOfRange(order, start, Math.min(order.length, start + batchSize));
    }

    /** Sorts a part of an order by a key of each example; equal keys keep their order. */
    private static void sort(int[] order, int from, int to, IntUnaryOperator key) {
        int[] before = Arrays.copyOfRange(order, from, to);
        long[] keys = new long[before.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) key.applyAsInt(before[i]) << 32 | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            order[from + i] = before[(int) keys[i]];
        }
    }

    private static int[] inOrder(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
