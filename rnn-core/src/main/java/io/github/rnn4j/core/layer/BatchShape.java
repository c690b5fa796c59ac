package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;

/**
 * The shape of a batch that a network is recorded for.
 *
 * @param timeSteps steps of each sequence, used or not
 * @param batchSize sequences, used or not
 */
@Internal
public record BatchShape(int timeSteps, int batchSize) {
    private static final int FINEST_STEP = 2;

    /**
     * Returns the shape for sequences of at most these steps: rounded up to one of four numbers an octave, so that a few
     * recorded shapes serve all lengths and less than a quarter of the steps is padding (a half below 4).
     */
    public static BatchShape covering(int timeSteps, int batchSize) {
        int step = Math.max(FINEST_STEP, Integer.highestOneBit(Math.max(1, timeSteps - 1)) / 4);
        int steps = Math.max(1, (timeSteps + step - 1) / step);
        return new BatchShape(timeSteps <= 1 ? 1 : steps * step, batchSize);
    }

    /** Returns how many steps of sequences a batch holds. */
    int rows() {
        return timeSteps * batchSize;
    }
}
