package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.common.data.Part;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Splits whole runs 70/15/15 by seed, at least one for each part, for data without a split column. */
final class RunSplit {
    private static final int LEAST_RUNS = 3;
    private static final double SHARE = 0.15;

    private final long seed;

    RunSplit(long seed) {
        this.seed = seed;
    }

    List<DeviceRun> split(String file, List<DeviceRun> runs) {
        if (runs.size() < LEAST_RUNS) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    file + ": expected a split column or at least " + LEAST_RUNS + " runs but got " + runs.size()
                            + ". Name the columns of a run (--run) or of the parts (--split).");
        }
        int[] order = new int[runs.size()];
        Arrays.setAll(order, run -> run);
        new RandomStream(new RandomKey(seed, Purpose.SPLITTING, 0, 0)).shuffle(order);
        int held = Math.max(1, (int) Math.round(SHARE * order.length));
        Part[] parts = new Part[order.length];
        for (int i = 0; i < order.length; i++) {
            parts[order[i]] = i < held ? Part.TEST : i < 2 * held ? Part.VALIDATION : Part.TRAIN;
        }
        return IntStream.range(0, order.length)
                .mapToObj(run -> runs.get(run).as(parts[run]))
                .toList();
    }
}
