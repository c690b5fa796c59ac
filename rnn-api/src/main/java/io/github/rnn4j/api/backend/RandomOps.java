package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.tensor.Tensor;

/** Random tensors, as a default over upload: the same numbers on every backend. */
@Experimental
public interface RandomOps extends TransferOps {
    /**
     * Draws a dropout mask: element {@code i} is 0 where the {@code i}-th word of the key's stream, as a number in [0, 1) with
     * 24 bits, is below {@code dropProbability}, else {@code 1 / (1 - dropProbability)}.
     *
     * @param dropProbability share of units to drop, at least 0 and below 1
     * @param out floating
     */
    default void dropoutMask(RandomKey key, double dropProbability, Tensor out) {
        RandomStream stream = new RandomStream(key);
        double kept = 1 / (1 - dropProbability);
        double[] mask = new double[out.shape().elements()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (stream.nextBits() >>> 8) * 0x1p-24 < dropProbability ? 0 : kept;
        }
        upload(mask, 0, out);
    }
}
