package io.github.rnn4j.api.random;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * Names a stream of random numbers.
 *
 * @param seed the run's seed
 * @param purpose what the numbers are for
 * @param layer which layer or parameter, from 0 to 2^24 - 1
 * @param step which training step, epoch or round
 */
@Stable
public record RandomKey(long seed, Purpose purpose, int layer, long step) {
    private static final int MAX_LAYER = (1 << 24) - 1;

    public RandomKey {
        if (layer < 0 || layer > MAX_LAYER) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "layer: expected 0 to " + MAX_LAYER + " but got " + layer);
        }
    }
}
