package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the used steps of a batch stand when padding is left out: step by step, and within a step the sequences by falling
 * length (equal ones in their order), so that those still running are always the first rows. Padding therefore takes part in
 * nothing. Reused; confined to a session.
 */
final class SequencePacking {
    private int timeSteps;
    private int batch;
    private int steps;
    private int rows;
    /** Whether every sequence uses every step: then rows stand as they stood. */
    private boolean dense;
    /** Sequence at each place. */
    private int[] order = new int[0];
    /** Length of the sequence at each place. */
    private int[] lengths = new int[0];
    /** Running sequences at each step, and a 0 behind. */
    private int[] running = new int[1];
    /** First row of each step, and the number of rows behind. */
    private int[] offsets = new int[1];

    private int[] places = new int[1];
    /** First place of each shard, and the number of places behind. */
    private int[] bounds = new int[2];
    /** Rows of each shard. */
    private int[] shardRows = new int[1];

    private int shards = 1;

    /**
     * @param given used steps of each sequence; null for all
     * @throws RnnException if a length is below 0 or above the steps
     */
    void set(int newTimeSteps, int newBatch, int @Nullable [] given) {
        if (given == null && dense && timeSteps == newTimeSteps && batch == newBatch) {
            return; // as it was
        }
        timeSteps = newTimeSteps;
        batch = newBatch;
        grow();
        dense = given == null;
        if (given == null) {
            setDense();
        } else {
            checkLengths(given, timeSteps, batch);
            setPacked(given);
        }
    }

    private void setDense() {
        for (int b = 0; b < batch; b++) {
            order[b] = b;
        }
        Arrays.fill(lengths, 0, batch, timeSteps);
        Arrays.fill(running, 0, timeSteps, batch);
        running[timeSteps] = 0;
        place();
    }

    private void setPacked(int[] given) {
        Arrays.fill(running, 0, timeSteps + 1, 0);
        for (int b = 0; b < batch; b++) {
            int length = given[b];
            for (int t = 0; t < length; t++) {
                running[t]++;
            }
        }
        for (int length = 0; length <= timeSteps; length++) {
            places[length] = running[length];
        }
        for (int b = 0; b < batch; b++) {
            int length = given[b];
            int place = places[length]++;
            order[place] = b;
            lengths[place] = length;
        }
        place();
    }

    static void checkLengths(int[] lengths, int timeSteps, int batch) {
        for (int b = 0; b < batch; b++) {
            if (lengths[b] < 0 || lengths[b] > timeSteps) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "lengths: expected 0 to " + timeSteps + " but got " + lengths[b] + " (sequence " + b + ").");
            }
        }
    }

    private void grow() {
        if (order.length < batch) {
            order = new int[batch];
            lengths = new int[batch];
        }
        if (running.length < timeSteps + 1) {
            running = new int[timeSteps + 1];
            offsets = new int[timeSteps + 1];
            places = new int[timeSteps + 1];
        }
    }

    private void place() {
        rows = 0;
        steps = 0;
        for (int t = 0; t < timeSteps; t++) {
            offsets[t] = rows;
            rows += running[t];
            steps += running[t] > 0 ? 1 : 0;
        }
        offsets[timeSteps] = rows;
    }

    /** Deals the places out to shards, in runs of whole tiles that use about as many steps as their shares say. */
    void split(ShardShares shares) {
        shards = shares.count();
        if (bounds.length <= shards) {
            bounds = new int[shards + 1];
            shardRows = new int[shards];
        }
        if (shards == 1) {
            bounds[1] = batch;
            shardRows[0] = rows;
            return;
        }
        int place = 0;
        int taken = 0;
        double share = 0;
        for (int shard = 0; shard < shards; shard++) {
            int before = taken;
            share += shares.share(shard);
            boolean last = shard == shards - 1;
            for (int tile = tileRows(place); place < batch; tile = tileRows(place)) {
                if (!last && taken + tile / 2 >= share * rows) {
                    break;
                }
                place = Math.min(batch, place + Gemm.TILE_ROWS);
                taken += tile;
            }
            bounds[shard + 1] = place;
            shardRows[shard] = taken - before;
        }
    }

    /** Returns the rows of a tile's places. */
    private int tileRows(int place) {
        int sum = 0;
        for (int i = place; i < Math.min(batch, place + Gemm.TILE_ROWS); i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /** Returns the number of shards. */
    int shards() {
        return shards;
    }

    /** Returns the rows of a shard. */
    int rows(int shard) {
        return shardRows[shard];
    }

    /** Returns a shard's first place that uses a step; none does if it is {@link #end}. */
    int begin(int shard, int step) {
        return Math.min(bounds[shard], running[step]);
    }

    /** Returns the place behind a shard's last one that uses a step. */
    int end(int shard, int step) {
        return Math.min(bounds[shard + 1], running[step]);
    }

    /** Returns the most places that a shard has at any step. */
    int places(int shard) {
        return bounds[shard + 1] - bounds[shard];
    }

    /** Returns the steps of the call, used or not. */
    int timeSteps() {
        return timeSteps;
    }

    int batch() {
        return batch;
    }

    /** Returns whether packed rows stand as the padded ones do. */
    boolean isDense() {
        return dense;
    }

    /** Returns the steps that any sequence uses. */
    int steps() {
        return steps;
    }

    /** Returns the step that a direction takes after so many others. */
    int step(int direction, int taken) {
        return direction == 0 ? taken : steps - 1 - taken;
    }

    /** Returns the used steps of all sequences together. */
    int rows() {
        return rows;
    }

    /** Returns how many sequences use a step; 0 behind the last. */
    int running(int step) {
        return running[step];
    }

    /** Returns the first place whose sequence a direction reads no further than a step; those behind it in the step are read no further, either. */
    int firstToEnd(int direction, int step) {
        if (direction == 0) {
            return running[step + 1];
        }
        return step == 0 ? 0 : running[step];
    }

    /** Returns the first row of a step. */
    int offset(int step) {
        return offsets[step];
    }

    /** Returns which sequence stands at a place. */
    int sequence(int place) {
        return order[place];
    }

    /** Returns the used steps of the sequence at a place. */
    int length(int place) {
        return lengths[place];
    }

    /** Copies the used part of the steps {@code [begin, end)} of {@code [timeSteps, batch, width]} into rows. */
    void pack(Object padded, Object packed, int width, int begin, int end) {
        for (int t = begin; t < end; t++) {
            if (dense) {
                System.arraycopy(padded, offsets[t] * width, packed, offsets[t] * width, batch * width);
                continue;
            }
            for (int place = 0; place < running[t]; place++) {
                int from = (t * batch + order[place]) * width;
                System.arraycopy(padded, from, packed, (offsets[t] + place) * width, width);
            }
        }
    }

    /** Copies the rows of the steps {@code [begin, end)} to {@code [timeSteps, batch, width]}; padding is left alone. */
    void unpack(Object packed, Object padded, int width, int begin, int end) {
        for (int t = begin; t < end; t++) {
            if (dense) {
                System.arraycopy(packed, offsets[t] * width, padded, offsets[t] * width, batch * width);
                continue;
            }
            for (int place = 0; place < running[t]; place++) {
                int to = (t * batch + order[place]) * width;
                System.arraycopy(packed, (offsets[t] + place) * width, padded, to, width);
            }
        }
    }
}
