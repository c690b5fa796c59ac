package io.github.rnn4j.backend.cpu;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How much of a call each shard gets. Cores are not equally quick: on a shared machine a neighbour may take half of one for a while, and equal
 * shares would all wait for that one. So shares follow how quick each shard's thread was in the calls before.
 * What is computed does not depend on the shards. The caller's but for {@link #begin} and {@link #end}, which the shard's thread says; no
 * allocation once warm.
 */
final class ShardShares {
    /** How far a call moves the shares to where all shards would have ended at once: one that was held up for a moment says little. */
    private static final double RATE = 0.25;

    private final int threads;
    private final LongSupplier clock;
    private double[] shares = {1};
    private long[] begins = new long[1];
    private long[] ends = new long[1];
    private int count = 1;

    /**
     * @param threads of a call
     * @param clock in nanoseconds
     */
    ShardShares(int threads, LongSupplier clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /** Chooses how many shards the next call has; another number than before begins with equal shares. */
    void set(int shards) {
        if (shards == count) {
            return;
        }
        count = shards;
        if (shares.length < count) {
            shares = new double[count];
            begins = new long[count];
            ends = new long[count];
        }
        Arrays.fill(shares, 0, count, 1.0 / count);
    }

    /** Returns the number of shards. */
    int count() {
        return count;
    }

    /** Returns a shard's part of the whole, so that all are 1 together. */
    double share(int shard) {
        return shares[shard];
    }

    /** Says that a shard begins. */
    void begin(int shard) {
        begins[shard] = clock.getAsLong();
    }

    /** Says that a shard has ended. */
    void end(int shard) {
        ends[shard] = clock.getAsLong();
    }

    /**
     * Adjusts the shares once all have ended. More shards than threads stay as they are: there the quicker thread takes more of them.
     *
     * @param packing whose rows they have gone through
     */
    void adjust(SequencePacking packing) {
        if (count > threads) {
            return;
        }
        double all = 0;
        for (int shard = 0; shard < count; shard++) {
            all += speed(packing, shard);
        }
        double sum = 0;
        for (int shard = 0; shard < count; shard++) {
            // One that had nothing to do gets more until it has: else it could not show that it has become quicker.
            double target = packing.rows(shard) == 0 ? 1.0 / count : speed(packing, shard) / all;
            shares[shard] += RATE * (target - shares[shard]);
            sum += shares[shard];
        }
        for (int shard = 0; shard < count; shard++) {
            shares[shard] /= sum;
        }
    }

    /** Returns the rows that a shard has gone through in a nanosecond. */
    private double speed(SequencePacking packing, int shard) {
        return packing.rows(shard) / (double) Math.max(1, ends[shard] - begins[shard]);
    }
}
